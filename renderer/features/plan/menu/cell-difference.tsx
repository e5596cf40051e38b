/** What makes a cell of a scenario differ from the base plan. */
import type { CellPlace } from '@shared/contract/planning-calls'
import type { Scenario } from '@shared/contract/scenario-calls'
import { useFormat } from '../../../ui/use-format'
import { DifferenceDrawer } from '../../why/difference-drawer'
import { useMeasureName } from '../grid-words'

interface CellDifferenceProps {
  readonly cell: CellPlace
  readonly scenario: Scenario
  readonly base: Scenario
  readonly close: () => void
}

export function CellDifference({ cell, scenario, base, close }: CellDifferenceProps) {
  const format = useFormat()
  const measureName = useMeasureName()
  const { where, measure, period } = cell
  return (
    <DifferenceDrawer
      title={`${measureName(measure)} · ${format.period(period)}`}
      of={{ scenario: base.scenario }}
      to={{ scenario: scenario.scenario }}
      names={{ of: base.name, to: scenario.name }}
      figure={{ where, measure, from: period, to: period }}
      close={close}
    />
  )
}
