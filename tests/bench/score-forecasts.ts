/**
 * Scores forecasts of series whose futures are known:
 * `node scripts/score-forecasts.mjs --train T.csv --test F.csv [--forecasts OUT.csv] [--cutoff K] [--method M]`.
 * Without `--forecasts` the engine forecasts here; with `--cutoff` the last K values of each history are the futures.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { forecastSeries } from '@main/engine/forecast/forecast-series'
import { readSeriesLines, type SeriesLine } from '@main/services/forecasting/read-series-lines'
import { forecastChoices } from '@shared/model/forecast-words'
import { naiveWithSeason } from './forecast-scores/naive-with-season'
import { type Limits, scoreSeries } from './forecast-scores/score-series'
import { type ScoredSeries, scoreTable } from './forecast-scores/score-table'

const { values: options } = parseArgs({
  options: {
    train: { type: 'string' },
    test: { type: 'string' },
    forecasts: { type: 'string' },
    cutoff: { type: 'string' },
    method: { type: 'string' },
  },
})

type Rows = ReadonlyMap<string, readonly number[]>

const rowsOf = (file: string): Rows =>
  new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line.includes(','))
      .map((line) => {
        const at = line.indexOf(',')
        return [
          line.slice(0, at),
          line
            .slice(at + 1)
            .trim()
            .split(',')
            .map(Number),
        ] as const
      }),
  )

interface Known extends SeriesLine {
  readonly actual: readonly number[]
}

/** Histories with what came after them; too short ones are left out. */
function knownSeries(): Known[] {
  const { lines } = readSeriesLines(readFileSync(options.train ?? '', 'utf8'))
  const futures = options.test ? rowsOf(options.test) : new Map<string, readonly number[]>()
  const cutoff = Number(options.cutoff ?? 0)
  return lines.flatMap((line) => {
    const { series, horizon } = line
    if (cutoff === 0) return [{ ...line, actual: futures.get(series.id) ?? [] }]
    const end = series.values.length - cutoff
    if (end < Math.max(2 * series.seasonLength, 6)) return []
    const actual = Array.from(series.values.subarray(end, end + horizon))
    return [{ horizon, series: { ...series, values: series.values.slice(0, end) }, actual }]
  })
}

interface Forecast {
  readonly forecast: ArrayLike<number>
  readonly limits?: Limits | undefined
}

const given = options.forecasts ? rowsOf(options.forecasts) : undefined
const method = forecastChoices.find((choice) => choice === options.method) ?? 'combination'

function forecastOf({ series, horizon }: Known): Forecast {
  if (given) {
    const lower = given.get(`${series.id}:lo95`)
    const upper = given.get(`${series.id}:hi95`)
    const limits = lower && upper ? { lower, upper } : undefined
    return { forecast: given.get(series.id) ?? [], limits }
  }
  const { forecast, intervals } = forecastSeries(series, { horizon, levels: [95], method })
  return { forecast, limits: intervals[0] }
}

const before = process.cpuUsage()
const scored: ScoredSeries[] = []
for (const known of knownSeries()) {
  const { series, actual, horizon } = known
  if (actual.length === 0) continue
  const { forecast, limits } = forecastOf(known)
  const { values, seasonLength, category } = series
  const naive = naiveWithSeason(values, seasonLength, horizon)
  scored.push({
    group: category.split('/')[0] ?? '',
    steps: actual.length,
    score: scoreSeries(values, seasonLength, actual, forecast, limits),
    naive: scoreSeries(values, seasonLength, actual, naive),
  })
}
const { user, system } = process.cpuUsage(before)
const { rows, pooled } = scoreTable(scored)
console.table(
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        typeof value === 'number' ? Number(value.toFixed(4)) : value,
      ]),
    ),
  ),
)
console.log(`sMAPE of all forecasts pooled: ${pooled.toFixed(3)}`)
if (!given)
  console.log(
    `${((user + system) / 1000 / scored.length).toFixed(2)} ms of processor time a series`,
  )
