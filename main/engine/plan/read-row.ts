/** One plan line's figures of one measure: the only way the rest of the engine looks at what is calculated. */
import type { WritableMeasure } from '@shared/changes/plan-change'
import { addLine, figureSource } from '../hierarchy/figure-source'
import type { Plan } from './plan'
import type { WrittenCell } from './plan-state'

/** By period of the axis, NaN where the measure has no figure. Additive measures only; all NaN for unknown keys. */
export function readRow(plan: Plan, key: string, line: number): Float64Array {
  const row = new Float64Array(plan.model.axis.periods.length).fill(Number.NaN)
  const source = figureSource(plan, key)
  if (source) addLine(plan, source, line, row)
  return row
}

/** Reads single cells of a calculated measure in planned periods, fast over many lines. Throws for measures that are not kept in blocks. */
export function readCells(plan: Plan, key: string): (line: number, t: number) => number {
  const source = figureSource(plan, key)
  if (source?.kind !== 'block') throw new Error(`${key} is not calculated line by line`)
  const { side, row } = source
  const { offset, pool } = plan.cube[side]
  const { current } = plan.model.axis
  return (line, t) => pool.cells[offset[line]! + row + t - current]!
}

/** What somebody wrote into a line's cell; undefined where nobody did. */
export const writtenAt = (
  { state }: Plan,
  measure: WritableMeasure,
  line: number,
  t: number,
): WrittenCell | undefined => state.written[measure].ofLine(line)?.get(t)
