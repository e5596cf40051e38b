/** The columns of time: months, or quarters and years that sum up several of them. */
import type { PeriodColumn } from '@shared/contract/planning-calls'
import type { ColumnSize } from '@shared/contract/view-calls'
import { columnOf } from './period-column-id'

export interface ColumnsWanted {
  readonly size: ColumnSize
  /** Years shown as one column, such as `2025`. */
  readonly foldedYears: readonly string[]
}

/** Months from the first to the last, both included. */
export interface MonthSpan {
  readonly from: string
  readonly to: string
}

export interface TimeColumn {
  readonly id: string
  /** Of a month its place in the block; what sums up months comes after all of them. */
  readonly index: number
  /** Months in it: from `from` up to and without `to`. */
  readonly from: number
  readonly to: number
  readonly kind: PeriodColumn['kind']
  readonly size: ColumnSize
  /** First month. */
  readonly period: string
}

export interface YearColumns {
  readonly year: string
  readonly folded: boolean
  readonly columns: readonly TimeColumn[]
}

export const quarterOf = (period: string): number => Math.ceil(Number(period.slice(5, 7)) / 3)

const kindOf = (periods: readonly PeriodColumn[]): PeriodColumn['kind'] =>
  periods.some(({ kind }) => kind === 'current')
    ? 'current'
    : periods.every(({ kind }) => kind === 'past')
      ? 'past'
      : 'future'

/** Columns in the order of time, by year. A year that is folded, or all of them, is one column. */
export function timeColumns(
  periods: readonly PeriodColumn[],
  { size, foldedYears }: ColumnsWanted,
): YearColumns[] {
  let buckets = 0
  const bucket = (id: string, from: number, to: number, size: ColumnSize): TimeColumn => ({
    id,
    index: periods.length + buckets++,
    from,
    to,
    kind: kindOf(periods.slice(from, to)),
    size,
    period: periods[from]!.period,
  })
  const years = Map.groupBy(periods.keys(), (at) => periods[at]!.period.slice(0, 4))
  return [...years].map(([year, months]) => {
    const folded = size === 'year' || foldedYears.includes(year)
    const [first, last] = [months[0]!, months.at(-1)!]
    if (folded) return { year, folded, columns: [bucket(`y:${year}`, first, last + 1, 'year')] }
    if (size === 'month')
      return { year, folded, columns: months.map((at) => monthColumn(periods, at)) }
    const quarters = Map.groupBy(months, (at) => quarterOf(periods[at]!.period))
    return {
      year,
      folded,
      columns: [...quarters].map(([quarter, of]) =>
        bucket(`q:${year}-${quarter}`, of[0]!, of.at(-1)! + 1, 'quarter'),
      ),
    }
  })
}

const monthColumn = (periods: readonly PeriodColumn[], at: number): TimeColumn => {
  const { period, kind } = periods[at]!
  return { id: columnOf(period), index: at, from: at, to: at + 1, kind, size: 'month', period }
}

/** The column that holds a month; undefined where none does. */
export const columnWith = (years: readonly YearColumns[], month: number): TimeColumn | undefined =>
  years.flatMap(({ columns }) => columns).find(({ from, to }) => from <= month && month < to)
