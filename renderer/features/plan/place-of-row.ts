/** The cell of the plan that a row of a grid shows in a period. */
import { type CellPlace, sides } from '@shared/contract/planning-calls'
import { rowKey } from '../../grid/grid-row'
import type { SessionState } from './plan-session'

/** Null where no open view has such a row. */
export function placeOfRow(
  shown: SessionState['sides'],
  row: string,
  period: string,
): CellPlace | null {
  for (const side of sides) {
    const found = shown[side].live?.block.rows.find((one) => rowKey(one) === row)
    if (found) return { where: found.where, measure: found.measure, period }
  }
  return null
}
