/** Supply figures as the second pass reads and writes them: where the plan keeps them, or laid out period by period while most lines are at work. */
import { secondPassFirst, supplyPlace, supplyWidth } from '../figures/figure-keys'
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

/** Among them, what it finds: demand, and what the first pass leaves side by side. */
const independent = supplyPlace.independent_demand - secondPassFirst
const firstNetted = supplyPlace.safety_stock - secondPassFirst
const lastNetted = supplyPlace.incoming - secondPassFirst

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

/**
 * What the second pass starts from, with the lines of one period side by side: several times faster to walk through
 * period by period. All else in it is left from before, to be written in every period of every line.
 */
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
        cells[to + independent] = source[from + independent]!
        for (let k = firstNetted; k <= lastNetted; k++) cells[to + k] = source[from + k]!
      }
  }
  return laidOut
}

/** Puts what the second pass wrote of all lines back where the plan keeps them; their blocks are the plan's own by now. `each` is called for a line as soon as it stands there. */
export function putBack(
  { cells, step }: PeriodFigures,
  { offset, pool }: FigureSet,
  horizon: number,
  each: (line: number) => void,
): void {
  const target = pool.cells
  const lines = offset.length
  for (let first = 0; first < lines; first += together) {
    const last = Math.min(lines, first + together)
    for (let h = 0; h < horizon; h++)
      for (let line = first; line < last; line++) {
        const from = line * passWidth + h * step
        const to = offset[line]! + h * supplyWidth + secondPassFirst
        for (let k = independent + 1; k < firstNetted; k++) target[to + k] = cells[from + k]!
        for (let k = lastNetted + 1; k < passWidth; k++) target[to + k] = cells[from + k]!
      }
    for (let line = first; line < last; line++) each(line)
  }
}
