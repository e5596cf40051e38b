/** One plan line's figures of one measure: the only way the rest of the engine looks at what is calculated. */
import type { WritableMeasure } from '@shared/changes/plan-change'
import type { Plan } from '../hierarchy/node-figures'
import { measureCells } from './measure-cells'
import type { WrittenCell } from './plan-state'

/** By period of the axis, NaN where the measure has no figure. Additive measures only; all NaN for unknown keys. */
export function readRow({ model, state, cube }: Plan, key: string, line: number): Float64Array {
  const count = model.axis.periods.length
  const row = new Float64Array(count).fill(Number.NaN)
  const source = measureCells(model, state, cube, key)
  if (!source) return row
  for (let t = source.first; t < source.last; t++)
    row[t] = source.cells[line * count + t] ?? Number.NaN
  return row
}

/** What somebody wrote into a line's cell; undefined where nobody did. */
export function writtenAt(
  { model, state }: Plan,
  measure: WritableMeasure,
  line: number,
  t: number,
): WrittenCell | undefined {
  return state.written[measure].get(line * model.axis.periods.length + t)
}
