/** Supply figures as the second pass reads and writes them: where the plan keeps them, or laid out period by period while most lines are at work. */
import { secondPassFirst, supplyWidth } from '../figures/figure-keys'
import type { FigureSet } from '../figures/figure-set'

export interface PeriodFigures {
  readonly cells: Float64Array
  /** Line → where its first period begins. */
  readonly offset: Int32Array
  /** From one period of a line to the next. */
  readonly step: number
}

/** Figures of a period that the second pass works on. */
const passWidth = supplyWidth - secondPassFirst

/** Room that laying out takes, in figures. */
export const roomToLayOut = (lines: number, horizon: number): number => lines * passWidth * horizon

/** Lines that are moved together, so that reading and writing stay within a few pages of memory. */
const together = 16

/** The figures where they are. Good until the pool grows or a line gets a block of its own. */
export const figuresInPlace = ({ offset, pool }: FigureSet): PeriodFigures => ({
  cells: pool.cells,
  offset,
  step: supplyWidth,
})

/** A copy in which the lines of one period lie side by side: several times faster to walk through period by period. */
export function layOutByPeriod(
  { offset, pool }: FigureSet,
  horizon: number,
  cells: Float64Array,
): PeriodFigures {
  const source = pool.cells
  const lines = offset.length
  const step = lines * passWidth
  const laidOut: PeriodFigures = {
    cells,
    offset: Int32Array.from(offset, (_, line) => line * passWidth - secondPassFirst),
    step,
  }
  for (let first = 0; first < lines; first += together) {
    const last = Math.min(lines, first + together)
    for (let h = 0; h < horizon; h++)
      for (let line = first; line < last; line++) {
        const from = offset[line]! + h * supplyWidth + secondPassFirst
        const to = line * passWidth + h * step
        for (let k = 0; k < passWidth; k++) cells[to + k] = source[from + k]!
      }
  }
  return laidOut
}

/** Puts the lines back where the plan keeps them; their blocks are the plan's own by now. */
export function putBack(
  { cells, step }: PeriodFigures,
  { offset, pool }: FigureSet,
  lines: readonly number[],
  horizon: number,
): void {
  const target = pool.cells
  const ordered = Int32Array.from(lines).sort()
  for (let first = 0; first < ordered.length; first += together) {
    const last = Math.min(ordered.length, first + together)
    for (let h = 0; h < horizon; h++)
      for (let index = first; index < last; index++) {
        const line = ordered[index]!
        const from = line * passWidth + h * step
        const to = offset[line]! + h * supplyWidth + secondPassFirst
        for (let k = 0; k < passWidth; k++) target[to + k] = cells[from + k]!
      }
  }
}
