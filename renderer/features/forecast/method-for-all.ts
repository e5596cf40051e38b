import type { ForecastWish } from '@shared/contract/forecast-calls'
import type { ForecastChoice } from '@shared/model/forecast-words'

/** One method for several items: what ties them to others, and how their family adds up, stays as it is. */
export const methodForAll = (method: ForecastChoice): ForecastWish =>
  method === 'combination' ? { method, leaveOut: [] } : { method }
