import { useMemo } from 'react'
import { ForecastPanel } from '../forecast/forecast-panel'
import { useNodeName } from './grid-words'
import { useSettledSelection } from './plan-selection'

/** The panel of the row the planner stands on; it follows when there is time. */
export function SelectedForecast({ scenario }: { readonly scenario: string }) {
  const node = useNodeName()
  const cell = useSettledSelection((selection) => selection.cell)
  const row = useMemo(() => {
    if (cell?.side !== 'demand') return null
    const { code, name } = node(cell.row)
    return { where: cell.row.where, name: [code, name].filter(Boolean).join(' ') }
  }, [cell, node])
  return <ForecastPanel scenario={scenario} row={row} period={cell?.period?.period ?? null} />
}
