/** Damped trend on seasonally adjusted series at several levels of aggregation. */
import type { ForecastMethod } from '../forecast-method'
import { inLogs, type PlainMethod } from '../levels/plain-method'
import { onSeveralLevels } from '../levels/several-levels'
import { adjustSeason, fitAdjusted } from '../season/adjust-season'
import { etsPath } from './ets-path'
import { etsStart } from './ets-start'
import { fitEts } from './fit-ets'

const damped: PlainMethod = (y, horizon) => {
  const start = y.length < 5 ? null : etsStart(y, 1, 'N')
  if (!start) return { refused: 'too_short' }
  const estimate = fitEts(y, { error: 'A', trend: 'D', season: 'N' }, start)
  const path = etsPath(y, estimate)
  const forecast = new Float64Array(horizon)
  path.forecastFrom(y.length, forecast)
  const { alpha, beta, phi } = estimate.parameters
  return {
    forecast,
    fitted: path.trace.fitted,
    ...path.spreads(forecast),
    parameters: { alpha, beta, phi },
    forecastFrom(origin, into) {
      path.forecastFrom(origin, into)
      return origin >= 1
    },
    forecastAfter(values, into) {
      etsPath(values, estimate).forecastFrom(values.length, into)
      return true
    },
  }
}

/** Gardner and McKenzie (1985), Forecasting trends in time series; on logarithms where every value is positive. */
export const dampedTrend: ForecastMethod = {
  key: 'damped_trend',
  fit: (values, seasonLength, horizon) =>
    fitAdjusted(
      onSeveralLevels(inLogs(damped), seasonLength),
      adjustSeason(values, seasonLength),
      horizon,
    ),
}
