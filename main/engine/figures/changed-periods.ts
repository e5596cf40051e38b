/** From which period to which a figure of a line is another than before, so that totals add up nothing else again. */

import type { PlanModel } from '../plan/plan-model'
import {
  demandFigures,
  demandSummed,
  type LineSide,
  supplyFigures,
  supplySummed,
} from './figure-keys'

/**
 * Lines × summed figures × 2: how many periods there are from the first changed one on, and up to the last. Both are
 * zero where none changed, and the greater one holds of two changes.
 */
export type ChangedPeriods = Readonly<Record<LineSide, Uint16Array>>

/** So many marks a line has. */
export const marksOfLine: Readonly<Record<LineSide, number>> = {
  demand: 2 * demandSummed,
  supply: 2 * supplySummed,
}

const marksOf = <K extends string>(keys: readonly K[]): Readonly<Record<K, number>> =>
  Object.fromEntries(keys.map((key, place) => [key, 2 * place])) as Record<K, number>

/** Figure → its place among the marks of a line, for those that are summed. */
export const demandMarks = marksOf(demandFigures)
export const supplyMarks = marksOf(supplyFigures)

const kept = new WeakMap<PlanModel, ChangedPeriods>()

/** The marks of a model's lines, zero between calculations: one runs at a time. */
export function changedPeriods(model: PlanModel): ChangedPeriods {
  const known = kept.get(model)
  if (known) return known
  const made: ChangedPeriods = {
    demand: new Uint16Array(model.demandLines.length * marksOfLine.demand),
    supply: new Uint16Array(model.supplyLines.length * marksOfLine.supply),
  }
  kept.set(model, made)
  return made
}

/** Notes that the figure at this place among the marks changed in planned period `h`. */
export function noteChange(marks: Uint16Array, at: number, h: number, horizon: number): void {
  if (marks[at]! < horizon - h) marks[at] = horizon - h
  if (marks[at + 1]! <= h) marks[at + 1] = h + 1
}

/** Writes the figure of planned period `h` to a place where it is another than there before, and notes that at its mark. Answers whether it was. */
export type KeepFigure = (place: number, figure: number, mark: number, h: number) => boolean

/** What writes summed figures of lines: those that are written otherwise must be noted too. Good for as long as the pool does not grow. */
export function figureKeeper(cells: Float64Array, marks: Uint16Array, horizon: number): KeepFigure {
  return (place, figure, mark, h) => {
    if (cells[place] === figure) return false
    cells[place] = figure
    noteChange(marks, mark, h, horizon)
    return true
  }
}

/** Writes a whole row of a figure, which begins at `from` among `rows`, and notes at its mark from where to where it is another than before. Answers whether it was. */
export type KeepRow = (place: number, rows: Float64Array, from: number, mark: number) => boolean

/** What writes rows of a summed figure where `figureKeeper` writes them period by period. */
export function rowKeeper(cells: Float64Array, marks: Uint16Array, horizon: number): KeepRow {
  return (place, rows, from, mark) => {
    let first = -1
    let last = -1
    for (let h = 0; h < horizon; h++) {
      const figure = rows[from + h]!
      if (cells[place + h] === figure) continue
      cells[place + h] = figure
      if (first < 0) first = h
      last = h
    }
    if (first < 0) return false
    noteChange(marks, mark, first, horizon)
    noteChange(marks, mark, last, horizon)
    return true
  }
}

/** Planned periods from one to another, both of them in it. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** The whole of a horizon. */
export const wholeSpan = (horizon: number): Span => ({ first: 0, last: horizon - 1 })

/** From where to where the figure at this place among the marks of any of the lines changed; empty where it did nowhere. */
export function changedSpan(
  marks: Uint16Array,
  lines: readonly number[],
  side: LineSide,
  mark: number,
  horizon: number,
): Span {
  let first = 0
  let last = 0
  for (const line of lines) {
    const at = line * marksOfLine[side] + mark
    first = Math.max(first, marks[at]!)
    last = Math.max(last, marks[at + 1]!)
  }
  return { first: horizon - first, last: last - 1 }
}

/** Forgets what is marked of these lines. */
export function clearChanged(marks: Uint16Array, lines: Iterable<number>, side: LineSide): void {
  const size = marksOfLine[side]
  for (const line of lines) marks.fill(0, line * size, (line + 1) * size)
}
