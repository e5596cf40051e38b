/** Reads series from CSV: one heading line, then `id,category,period,horizon,start,v1,v2,…` a line, each as long as it is. */
import type { Series } from '@main/planning/forecasting/series-to-forecast'

export interface SeriesLine {
  readonly series: Series
  /** Number of forecasts wanted. */
  readonly horizon: number
}

export type LineProblem =
  | 'fields_missing'
  | 'id_missing'
  | 'id_repeated'
  | 'period_not_usable'
  | 'horizon_not_usable'
  | 'value_not_a_number'
  | 'quote_open'

export interface LeftOutLine {
  /** Counted from 1, the heading included. */
  readonly line: number
  readonly problem: LineProblem
  /** What stands there; shortened. */
  readonly found: string
}

export interface SeriesLines {
  readonly lines: readonly SeriesLine[]
  readonly leftOut: readonly LeftOutLine[]
}

const firstValue = 5
const longestSeason = 10_000
const longestHorizon = 10_000
const missingWords: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'nan', 'null', '-'])

/** Fields of a line, with or without quotes; null where a quote is never closed. */
function fieldsOf(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',').map((field) => field.trim())
  const fields: string[] = []
  let rest = line
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*(,|$)/.exec(rest)
    const plain = quoted ?? /^([^",]*)(,|$)/.exec(rest)
    if (!plain) return null
    fields.push(quoted ? (plain[1] ?? '').replaceAll('""', '"') : (plain[1] ?? '').trim())
    rest = rest.slice(plain[0].length)
    if (plain[2] === '') return fields
  }
}

const wholeNumber = (text: string, most: number): number | null => {
  const number = /^\d+(\.0*)?$/.test(text) ? Number(text) : Number.NaN
  return number >= 1 && number <= most ? number : null
}

/** A number in the notation of programs; NaN where nothing is known, null where it is text. */
function observed(text: string): number | null {
  if (missingWords.has(text.toLowerCase())) return Number.NaN
  if (/^[+-]?inf(inity)?$/i.test(text)) return Number.NaN
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : null
}

type Outcome = SeriesLine | { readonly problem: LineProblem; readonly found: string }

function readLine(line: string, known: ReadonlySet<string>): Outcome {
  const fields = fieldsOf(line)
  if (!fields) return { problem: 'quote_open', found: line }
  const [id = '', category = '', period = '', wanted = '', start = ''] = fields
  if (fields.length <= firstValue) return { problem: 'fields_missing', found: line }
  if (id === '') return { problem: 'id_missing', found: line }
  if (known.has(id)) return { problem: 'id_repeated', found: id }
  const seasonLength = wholeNumber(period, longestSeason)
  if (seasonLength === null) return { problem: 'period_not_usable', found: period }
  const horizon = wholeNumber(wanted, longestHorizon)
  if (horizon === null) return { problem: 'horizon_not_usable', found: wanted }
  const values = new Float64Array(fields.length - firstValue)
  for (let i = 0; i < values.length; i++) {
    const text = fields[firstValue + i]!
    const value = observed(text)
    if (value === null) return { problem: 'value_not_a_number', found: text }
    values[i] = value
  }
  return { series: { id, category, seasonLength, start, values }, horizon }
}

/** A first line whose period and horizon are numbers is a series all the same. */
const isHeading = (line: string): boolean => {
  const [, , period = '', horizon = ''] = fieldsOf(line) ?? []
  return (
    wholeNumber(period, longestSeason) === null && wholeNumber(horizon, longestHorizon) === null
  )
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** Every line that is a series, and which lines are none and why. Empty lines are passed over. */
export function readSeriesLines(text: string): SeriesLines {
  const lines: SeriesLine[] = []
  const leftOut: LeftOutLine[] = []
  const known = new Set<string>()
  const all = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  all.forEach((line, i) => {
    if (line.trim() === '' || (i === 0 && isHeading(line))) return
    const outcome = readLine(line, known)
    if ('problem' in outcome)
      leftOut.push({ line: i + 1, problem: outcome.problem, found: shown(outcome.found) })
    else {
      known.add(outcome.series.id)
      lines.push(outcome)
    }
  })
  return { lines, leftOut }
}
