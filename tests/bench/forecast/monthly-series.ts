/** One monthly series after the other: combination, errors from earlier origins and limits. */
import { forecastSeries } from '@main/engine/forecast/forecast-series'
import type { Measurement } from '../measurement'
import { runInTurn } from '../run-in-turn'
import { madeSeries } from './made-series'
import { plainHoltWinters } from './plain-holt-winters'

const seriesCount = 100
const months = 100
const horizon = 18

/** Milliseconds of processor time that each of `times` takes. */
function spent(times: number, work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / times
}

export const monthlySeries: Measurement = {
  name: 'forecast.monthly-series',
  unit: 'ms',
  reference:
    'additive Holt-Winters alone, the best of 45 sets of parameters, no errors and no limits',
  async run() {
    const series = madeSeries(seriesCount, months)
    const measured = await runInTurn(
      { runs: 9, warmUps: 3 },
      () =>
        spent(seriesCount, () => {
          for (const one of series) forecastSeries(one, { horizon, levels: [95], leadTimes: [3] })
        }),
      () =>
        spent(seriesCount, () => {
          for (const { values } of series) plainHoltWinters(values, 12, horizon)
        }),
    )
    return {
      ...measured,
      size: `processor time a series; ${seriesCount} series of ${months} months, ${horizon} ahead`,
    }
  },
}
