/** Months and weeks that are missing between the first and the last of a series of figures. */
import type { CellClass } from './cell-class'
import type { ColumnFacts } from './column-facts'
import type { TableSurvey } from './survey-table'

export interface MissingPeriod {
  readonly series: string
  /** `YYYY-MM`, or the first day of the week. */
  readonly period: string
}

type Grain = 'month' | 'week'

const mostSeries = 100_000
/** Figures of all series; with more of them nothing is said. */
const mostPairs = 4_000_000
/** Periods of a series from the first to the last, beyond which it is none. */
const longestSpan = 2_000
const dayOf = (day: number): Date => new Date(day * 86_400_000)
const monthOf = (day: number): number => {
  const date = dayOf(day)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}
const nameOf = (grain: Grain, period: number): string =>
  grain === 'month'
    ? `${String(Math.floor(period / 12)).padStart(4, '0')}-${String((period % 12) + 1).padStart(2, '0')}`
    : dayOf(period * 7 - 3)
        .toISOString()
        .slice(0, 10)

/** The column of periods, and how long they are; null where rows are no figures by month or week. */
function periodsOf({ columns, entity }: TableSurvey): { column: ColumnFacts; grain: Grain } | null {
  if (entity) {
    const month = columns.find(
      ({ field }) => field?.kind === 'month' && entity.key.includes(field.name),
    )
    return month ? { column: month, grain: 'month' } : null
  }
  const dated = columns.filter(({ type }) => type === 'month' || type === 'date')
  const [column] = dated
  if (dated.length !== 1 || !column) return null
  const { evidence } = column
  const weeks = [...evidence.styles.keys()].some((style) => style.startsWith('YYYY-Www'))
  if (weeks) return { column, grain: 'week' }
  if (column.type === 'month' || (evidence.firstDays && evidence.dates > 1))
    return { column, grain: 'month' }
  return typeof evidence.weekday === 'number' && evidence.dates > 3
    ? { column, grain: 'week' }
    : null
}

/** The columns that say what a figure is of: by their headings, else the first column of codes or words. */
function dimensionsOf({ columns, entity }: TableSurvey, period: ColumnFacts): number[] {
  if (entity)
    return columns
      .filter(({ field }) => field && field !== period.field && entity.key.includes(field.name))
      .map(({ index }) => index)
  const others = columns.filter((one) => one !== period && ['code', 'text'].includes(one.type))
  const named = others.filter(({ evidence }) => evidence.says.dimension && !evidence.says.unit)
  if (named.length > 0) return named.map(({ index }) => index)
  const [first] = others
  return first ? [first.index] : []
}

function spanOf(periods: ReadonlySet<number>): { first: number; last: number } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const period of periods) {
    first = Math.min(first, period)
    last = Math.max(last, period)
  }
  return { first, last }
}

export class SeriesGaps {
  readonly #column: ColumnFacts | null
  readonly #grain: Grain
  readonly #dimensions: readonly number[]
  readonly #series = new Map<string, Set<number>>()
  #rows = 0
  #pairs = 0

  constructor(survey: TableSurvey) {
    const found = periodsOf(survey)
    this.#column = found?.column ?? null
    this.#grain = found?.grain ?? 'month'
    this.#dimensions = found ? dimensionsOf(survey, found.column) : []
  }

  /** Heading of the column of periods. */
  get field(): string | null {
    return this.#column?.evidence.heading ?? null
  }

  add(read: readonly CellClass[]): void {
    if (!this.#column) return
    const date = read[this.#column.index]?.date
    if (!date || date.day === null) return
    const day = this.#column.order === 'month_first' ? (date.dayMonthFirst ?? date.day) : date.day
    const key = this.#dimensions.map((at) => read[at]?.text ?? '').join(' / ')
    let periods = this.#series.get(key)
    if (!periods) {
      if (this.#series.size >= mostSeries) return
      periods = new Set()
      this.#series.set(key, periods)
    }
    // Weeks begin on Mondays; 1970-01-01 was a Thursday.
    const period = this.#grain === 'month' ? monthOf(day) : Math.floor((day + 3) / 7)
    this.#rows += 1
    if (periods.has(period) || this.#pairs > mostPairs) return
    this.#pairs += 1
    periods.add(period)
  }

  /** Nothing where rows are not one figure by series and period: fewer than nine of ten rows with a period of their own, or more periods missing than there. */
  *missing(): Generator<MissingPeriod> {
    if (this.#rows < 6 || this.#pairs > mostPairs || this.#pairs * 10 < this.#rows * 9) return
    let there = 0
    let missing = 0
    for (const periods of this.#series.values()) {
      if (periods.size < 3) continue
      const { first, last } = spanOf(periods)
      there += periods.size
      if (last - first <= longestSpan) missing += last - first + 1 - periods.size
    }
    if (missing > there) return
    for (const [series, periods] of this.#series) {
      if (periods.size < 3) continue
      const { first, last } = spanOf(periods)
      if (last - first > longestSpan) continue
      for (let period = first; period < last; period++)
        if (!periods.has(period)) yield { series, period: nameOf(this.#grain, period) }
    }
  }
}
