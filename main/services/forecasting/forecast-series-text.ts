/** Forecasts a file of series: text in, text out, in threads of its own. */

import { createForecastPool } from '@main/planning/forecasting/forecast-pool'
import type { ForecastOptions } from '@main/planning/forecasting/series-to-forecast'
import type { ForecastReason } from '@shared/model/forecast-words'
import { inPauses } from './in-pauses'
import { type LeftOutLine, readSeriesLines } from './read-series-lines'
import { forecastHeading, forecastLines } from './write-forecast-lines'

export interface ForecastedText {
  /** Forecasts in the order of the series. */
  readonly text: string
  readonly series: number
  readonly leftOut: readonly LeftOutLine[]
  /** How many series each reason was given for. */
  readonly reasons: ReadonlyMap<ForecastReason, number>
}

/** `planningWorker`: the built planning thread. `tell` hears how far it is. Rejects with the signal's reason. */
export async function forecastSeriesText(
  planningWorker: string,
  text: string,
  options: Pick<ForecastOptions, 'levels' | 'method'>,
  tell: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ForecastedText> {
  const { lines, leftOut } = readSeriesLines(text)
  const tasks = lines.map(({ series, horizon }) => ({ series, options: { ...options, horizon } }))
  const written: string[] = Array<string>(tasks.length).fill('')
  const reasons = new Map<ForecastReason, number>()
  const telling = inPauses(tell)
  let made = 0
  const pool = createForecastPool(planningWorker)
  try {
    await pool.forecast(
      tasks,
      (at, forecasts) => {
        forecasts.forEach((forecast, k) => {
          written[at + k] = forecastLines(forecast).join('\n')
          for (const reason of forecast.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
        })
        made += forecasts.length
        telling(made, tasks.length)
      },
      signal,
    )
  } finally {
    await pool.close()
  }
  const longest = lines.reduce((most, { horizon }) => Math.max(most, horizon), 1)
  return {
    text: `${[forecastHeading(longest), ...written].join('\n')}\n`,
    series: tasks.length,
    leftOut,
    reasons,
  }
}
