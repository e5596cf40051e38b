import type { ForecastErrors } from '@shared/contract/forecast-calls'
import type { RollingErrors } from '../forecast/series-forecast'

/** Errors as screens and commands are told them. */
export const toldErrors = (errors: RollingErrors | null): ForecastErrors | null => {
  if (!errors) return null
  const { origins, mae, bias, mase, smape } = errors
  return { origins, mae, bias, mase, smape }
}
