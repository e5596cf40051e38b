/** Months and weeks that are missing between the first and the last of a series of figures. */
import type { CellClass } from './cell-class'
import { folded } from './code-variants'
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

/** The columns that may say what a figure is of, the likeliest first: those whose headings say so, else the first column of codes or words; then every column whose words come again and again. */
function dimensionsOf({ columns, entity, rows }: TableSurvey, period: ColumnFacts): number[][] {
  if (entity)
    return [
      columns
        .filter(({ field }) => field && field !== period.field && entity.key.includes(field.name))
        .map(({ index }) => index),
    ]
  const others = columns.filter(
    (one) => one !== period && ['code', 'text'].includes(one.type) && !one.evidence.says.unit,
  )
  const indexes = (list: readonly ColumnFacts[]) => list.map(({ index }) => index)
  const named = others.filter(({ evidence }) => evidence.says.dimension)
  const first = named.length > 0 ? named : others.slice(0, 1)
  const again = others.filter(
    (one) => first.includes(one) || (one.evidence.distinct?.size ?? rows) * 3 <= rows,
  )
  return again.length > first.length ? [indexes(first), indexes(again)] : [indexes(first)]
}

function spanOf(periods: ReadonlySet<number>): { first: number; last: number } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const period of periods) {
    first = Math.min(first, period)
    last = Math.max(last, period)
  }
  return { first, last }
}

/** The periods that have a figure, by series. */
class Figures {
  readonly #dimensions: readonly number[]
  readonly #series = new Map<string, { readonly name: string; readonly periods: Set<number> }>()
  #rows = 0
  #pairs = 0

  constructor(dimensions: readonly number[]) {
    this.#dimensions = dimensions
  }

  add(read: readonly CellClass[], period: number): void {
    const name = this.#dimensions.map((at) => read[at]?.text ?? '').join(' / ')
    // Another writing of a code is no series of its own.
    const key = folded(name)
    let series = this.#series.get(key)
    if (!series) {
      if (this.#series.size >= mostSeries) return
      series = { name, periods: new Set() }
      this.#series.set(key, series)
    }
    this.#rows += 1
    if (series.periods.has(period) || this.#pairs > mostPairs) return
    this.#pairs += 1
    series.periods.add(period)
  }

  /** Whether rows are one figure by series and period: nine of ten have a period of their own, and more periods are there than missing. */
  get fit(): boolean {
    if (this.#rows < 6 || this.#pairs > mostPairs || this.#pairs * 10 < this.#rows * 9) return false
    let there = 0
    let missing = 0
    for (const { periods } of this.#series.values()) {
      if (periods.size < 3) continue
      const { first, last } = spanOf(periods)
      there += periods.size
      if (last - first <= longestSpan) missing += last - first + 1 - periods.size
    }
    return missing <= there
  }

  *missing(): Generator<{ readonly series: string; readonly period: number }> {
    for (const { name, periods } of this.#series.values()) {
      if (periods.size < 3) continue
      const { first, last } = spanOf(periods)
      if (last - first > longestSpan) continue
      for (let period = first; period < last; period++)
        if (!periods.has(period)) yield { series: name, period }
    }
  }
}

export class SeriesGaps {
  readonly #column: ColumnFacts | null
  readonly #grain: Grain
  readonly #figures: readonly Figures[]

  constructor(survey: TableSurvey) {
    const found = periodsOf(survey)
    this.#column = found?.column ?? null
    this.#grain = found?.grain ?? 'month'
    const dimensions = found ? dimensionsOf(survey, found.column) : []
    this.#figures = dimensions.map((one) => new Figures(one))
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
    // Weeks begin on Mondays; 1970-01-01 was a Thursday.
    const period = this.#grain === 'month' ? monthOf(day) : Math.floor((day + 3) / 7)
    for (const figures of this.#figures) figures.add(read, period)
  }

  /** Of the first columns by which rows are one figure by series and period; nothing where there are none. */
  *missing(): Generator<MissingPeriod> {
    const figures = this.#figures.find(({ fit }) => fit)
    for (const { series, period } of figures?.missing() ?? [])
      yield { series, period: nameOf(this.#grain, period) }
  }
}
