/** What selected cells come to: each measure summed as it may be, and no total counted beside the lines it is made of. */
import type { ViewRow } from '@shared/contract/planning-calls'
import type { Aggregation, Measure, MeasureUnit } from '@shared/model/measures/measure-shape'
import { nodeKey } from '../../grid/grid-row'
import type { PlanBlock } from '../../grid/plan-block'
import type { SelectedRange } from './plan-selection'

type Declared = Pick<Measure, 'unit' | 'across' | 'overTime'>

export interface SelectionSummary {
  /** Selected cells, and those of them with a figure. */
  readonly cells: number
  readonly count: number
  /** The one unit of all figures; null where there are several. */
  readonly unit: MeasureUnit | null
  /** The one measure of all figures. */
  readonly measure: string | null
  readonly total: number | null
  /** How the total was made: summed, of the last selected period, or one sum over another. */
  readonly totalOf: 'sum' | 'end' | 'ratio'
  readonly average: number
  readonly least: number
  readonly most: number
  /** Totals were left out, since lines of theirs are selected too. */
  readonly nested: boolean
}

/** Rows that stand for themselves: no row of the same measure below them is selected. */
export function lowestRows(rows: readonly ViewRow[]): number[] {
  const kept = new Set(rows.keys())
  const above: { depth: number; node: string; measures: Map<string, number> }[] = []
  rows.forEach((row, at) => {
    const node = nodeKey(row)
    while (above.length > 0 && above.at(-1)!.depth >= row.depth && above.at(-1)!.node !== node)
      above.pop()
    if (above.at(-1)?.node !== node) above.push({ depth: row.depth, node, measures: new Map() })
    above.at(-1)!.measures.set(row.measure, at)
    for (const { measures } of above.slice(0, -1)) {
      const total = measures.get(row.measure)
      if (total !== undefined) kept.delete(total)
    }
  })
  return [...kept]
}

/** `declared` tells of a measure how it adds up; null where nothing is known of it. */
export function summarise(
  block: PlanBlock,
  range: SelectedRange,
  declared: (measure: string) => Declared | null,
): SelectionSummary | null {
  const width = block.periods.length
  const lowest = lowestRows(range.rows)
  const found = new Set<string>()
  let count = 0
  let sum = 0
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const at of lowest) {
    const start = range.blockRows[at]! * width
    for (const column of range.blockColumns) {
      const value = block.values[start + column] ?? Number.NaN
      if (Number.isNaN(value)) continue
      count++
      sum += value
      if (value < least) least = value
      if (value > most) most = value
      found.add(range.rows[at]!.measure)
    }
  }
  if (count === 0) return null
  const units = new Set([...found].map((key) => declared(key)?.unit ?? null))
  const unit = units.size === 1 ? ([...units][0] ?? null) : null
  const measure = found.size === 1 ? ([...found][0] ?? null) : null
  return {
    cells: range.rows.length * range.blockColumns.length,
    count,
    unit,
    measure,
    average: sum / count,
    least,
    most,
    nested: lowest.length < range.rows.length,
    ...totalOf(block, range, lowest, [...found].map(declared), sum),
  }
}

function totalOf(
  block: PlanBlock,
  range: SelectedRange,
  rows: readonly number[],
  measures: readonly (Declared | null)[],
  sum: number,
): Pick<SelectionSummary, 'total' | 'totalOf'> {
  const [first] = measures
  const periods = range.blockColumns.length
  const alike = measures.every((one) => one?.unit === first?.unit && one?.across.kind === 'sum')
  if (alike && (periods === 1 || measures.every((one) => one?.overTime === 'sum')))
    return { total: sum, totalOf: 'sum' }
  if (alike && measures.every((one) => one?.overTime === 'last'))
    return { total: lastPeriod(block, range, rows), totalOf: 'end' }
  if (measures.length === 1 && first?.across.kind === 'ratio')
    return { total: ratioOf(block, range, rows, first.across), totalOf: 'ratio' }
  return { total: null, totalOf: 'sum' }
}

/** Positions of the last selected period that has any. */
function lastPeriod(
  { values, periods }: PlanBlock,
  range: SelectedRange,
  rows: readonly number[],
): number {
  for (const column of range.blockColumns.toReversed()) {
    const figures = rows
      .map((at) => values[range.blockRows[at]! * periods.length + column]!)
      .filter((value) => !Number.isNaN(value))
    if (figures.length > 0) return figures.reduce((a, b) => a + b, 0)
  }
  return 0
}

/** The parts of a ratio are rows of the same node, shown or not. */
function ratioOf(
  { rows: all, values, periods }: PlanBlock,
  range: SelectedRange,
  rows: readonly number[],
  { of, to, times }: Extract<Aggregation, { kind: 'ratio' }>,
): number | null {
  const places = new Map(all.map((row, at) => [`${nodeKey(row)}|${row.measure}`, at]))
  const sumOf = (measure: string): number => {
    let sum = 0
    for (const at of rows) {
      const place = places.get(`${nodeKey(range.rows[at]!)}|${measure}`)
      if (place === undefined) return Number.NaN
      for (const column of range.blockColumns) sum += values[place * periods.length + column] || 0
    }
    return sum
  }
  const ratio = (sumOf(of) / sumOf(to)) * times
  return Number.isFinite(ratio) ? ratio : null
}
