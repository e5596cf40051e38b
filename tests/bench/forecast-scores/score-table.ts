/** Scores of many series, by group. */
import type { SeriesScore } from './score-series'

export interface ScoredSeries {
  readonly group: string
  readonly steps: number
  readonly score: SeriesScore
  /** Of naive2 on the same series. */
  readonly naive: SeriesScore
}

export interface ScoreRow {
  readonly group: string
  readonly series: number
  readonly sMAPE: number
  readonly MASE: number
  /** Mean of sMAPE and MASE, each over that of naive2 (M4). */
  readonly OWA: number
  readonly RMSSE: number
  readonly total: number
  /** Percent of all demand of the group. */
  readonly bias: number
  /** Percent within the limits. */
  readonly coverage: number
  readonly MSIS: number
}

function meanOf(rows: readonly ScoredSeries[], pick: (row: ScoredSeries) => number): number {
  const known = rows.map(pick).filter((value) => Number.isFinite(value))
  return known.reduce((a, b) => a + b, 0) / known.length
}

function rowOf(group: string, rows: readonly ScoredSeries[]): ScoreRow {
  const smape = meanOf(rows, ({ score }) => score.smape)
  const mase = meanOf(rows, ({ score }) => score.mase)
  const relativeSmape = smape / meanOf(rows, ({ naive }) => naive.smape)
  const relativeMase = mase / meanOf(rows, ({ naive }) => naive.mase)
  const sum = (pick: (row: ScoredSeries) => number): number =>
    rows.reduce((total, row) => total + pick(row), 0)
  return {
    group,
    series: rows.length,
    sMAPE: smape,
    MASE: mase,
    OWA: (relativeSmape + relativeMase) / 2,
    RMSSE: meanOf(rows, ({ score }) => score.rmsse),
    total: meanOf(rows, ({ score }) => score.total),
    bias: (100 * sum(({ score }) => score.bias)) / sum(({ score }) => score.demand),
    coverage: 100 * meanOf(rows, ({ score }) => score.coverage),
    MSIS: meanOf(rows, ({ score }) => score.msis),
  }
}

/** A row for each group, and one for all where there are several; and the sMAPE of all forecasts pooled, as in M3. */
export function scoreTable(rows: readonly ScoredSeries[]): { rows: ScoreRow[]; pooled: number } {
  const groups = [...new Set(rows.map(({ group }) => group))]
  const table = groups.map((group) =>
    rowOf(
      group,
      rows.filter((row) => row.group === group),
    ),
  )
  if (groups.length > 1) table.push(rowOf('all', rows))
  let steps = 0
  let errors = 0
  for (const row of rows) {
    steps += row.steps
    errors += row.score.smape * row.steps
  }
  return { rows: table, pooled: errors / steps }
}
