/** The lines of a large plan, in the threads of the product. */
import { createForecastPool } from '@main/planning/forecasting/forecast-pool'
import { built } from '../built-files'
import type { Measurement } from '../measurement'
import { runInTurn, timed } from '../run-in-turn'
import { madeSeries } from './made-series'
import { plainHoltWinters } from './plain-holt-winters'

const lines = 10_000
const months = 60
const horizon = 18

export const tenThousandLines: Measurement = {
  name: 'forecast.10000-lines',
  unit: 'ms',
  reference:
    'additive Holt-Winters alone in one thread, the best of 45 sets of parameters, no errors and no limits',
  async run() {
    const series = madeSeries(lines, months)
    const options = { horizon, levels: [95], leadTimes: [3] }
    const tasks = series.map((one) => ({ series: one, options }))
    const pool = createForecastPool(built.planningWorker)
    let spent = 0
    try {
      const measured = await runInTurn(
        { runs: 5 },
        async () => {
          const before = process.cpuUsage()
          let made = 0
          const milliseconds = await timed(() =>
            pool.forecast(
              tasks,
              (_at, forecasts) => {
                made += forecasts.length
              },
              new AbortController().signal,
            ),
          )
          if (made < lines) throw new Error(`only ${made} lines were forecast`)
          const { user, system } = process.cpuUsage(before)
          spent = (user + system) / 1000
          return milliseconds
        },
        () =>
          timed(() => {
            for (const { values } of series) plainHoltWinters(values, 12, horizon)
          }),
      )
      const each = Number((spent / lines).toPrecision(3))
      return {
        ...measured,
        size: `${lines} lines of ${months} months, ${horizon} ahead, ${each} ms of processor time a line`,
      }
    } finally {
      await pool.close()
    }
  },
}
