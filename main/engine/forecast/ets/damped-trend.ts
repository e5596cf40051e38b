/** Damped trend on seasonally adjusted series: the classic that is hard to beat on short histories. */
import type { ForecastMethod, MethodFit } from '../forecast-method'
import { adjustSeason, fitAdjusted } from '../season/adjust-season'
import { etsPath } from './ets-path'
import { etsStart } from './ets-start'
import { fitEts } from './fit-ets'

const plain: ForecastMethod['fit'] = (y, _seasonLength, horizon) => {
  const start = y.length < 5 ? null : etsStart(y, 1, 'N')
  if (!start) return { refused: 'too_short' }
  const estimate = fitEts(y, { error: 'A', trend: 'D', season: 'N' }, start)
  const path = etsPath(y, estimate)
  const forecast = new Float64Array(horizon)
  path.forecastFrom(y.length, forecast)
  const { alpha, beta, phi } = estimate.parameters
  const fit: MethodFit = {
    forecast,
    fitted: path.trace.fitted,
    ...path.spreads(forecast),
    parameters: { alpha, beta, phi },
    forecastFrom(origin, into) {
      path.forecastFrom(origin, into)
      return origin >= 1
    },
  }
  return fit
}

/** Gardner and McKenzie (1985), Forecasting trends in time series. */
export const dampedTrend: ForecastMethod = {
  key: 'damped_trend',
  fit: (values, seasonLength, horizon) =>
    fitAdjusted(plain, adjustSeason(values, seasonLength), horizon),
}
