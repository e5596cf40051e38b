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
    if (!periods.has(period)) this.#pairs += 1
    periods.add(period)
  }

  /** Nothing where rows are not one figure by series and period: fewer than nine of ten rows with a period of their own, or more periods missing than there. */
  missing(): MissingPeriod[] {
    if (this.#rows < 6 || this.#pairs * 10 < this.#rows * 9) return []
    const missing: MissingPeriod[] = []
    let spans = 0
    for (const [series, periods] of this.#series) {
      if (periods.size < 3) continue
      const sorted = [...periods].sort((a, b) => a - b)
      const first = sorted[0] ?? 0
      const last = sorted.at(-1) ?? first
      spans += periods.size
      if (last - first > 2_000) continue
      for (let period = first; period < last; period++)
        if (!periods.has(period)) missing.push({ series, period: nameOf(this.#grain, period) })
    }
    return missing.length > spans ? [] : missing
  }
}
