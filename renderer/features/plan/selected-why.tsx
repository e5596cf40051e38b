import type { CellPlace } from '@shared/contract/planning-calls'
import { useMemo } from 'react'
import { WhyPanel } from '../why/why-panel'
import { useSettledSelection } from './plan-selection'

interface SelectedWhyProps {
  readonly scenario: string
  readonly onGo: (place: CellPlace) => boolean
}

/** The panel of the cell the planner stands on; it follows when there is time. */
export function SelectedWhy({ scenario, onGo }: SelectedWhyProps) {
  const cell = useSettledSelection((selection) => selection.cell)
  const selected = useMemo(
    () =>
      cell?.period
        ? { where: cell.row.where, measure: cell.row.measure, period: cell.period.period }
        : null,
    [cell],
  )
  return <WhyPanel scenario={scenario} selected={selected} onGo={onGo} />
}
