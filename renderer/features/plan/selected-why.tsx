import type { CellPlace } from '@shared/contract/planning-calls'
import { useMemo } from 'react'
import { WhyPanel } from '../why/why-panel'
import { useSelection } from './plan-selection'
import { useAfterPaint } from './use-after-paint'

interface SelectedWhyProps {
  readonly scenario: string
  readonly onGo: (place: CellPlace) => boolean
}

/** The panel of the cell the planner stands on; it follows when there is time. */
export function SelectedWhy({ scenario, onGo }: SelectedWhyProps) {
  const cell = useAfterPaint(useSelection((selection) => selection.cell))
  const selected = useMemo(
    () =>
      cell?.period
        ? { where: cell.row.where, measure: cell.row.measure, period: cell.period.period }
        : null,
    [cell],
  )
  return <WhyPanel scenario={scenario} selected={selected} onGo={onGo} />
}
