/** Every method by its key. */
import type { MethodKey } from '@shared/model/forecast-words'
import { averagedArima, seasonalArima } from './arima/averaged-arima'
import { complexSmoothing } from './ces/complex-smoothing'
import { averagedEts, decomposition } from './ets/averaged-ets'
import { dampedTrend } from './ets/damped-trend'
import type { ForecastMethod } from './forecast-method'
import { intermittentMethods } from './intermittent/intermittent-methods'
import { meanOfHistory } from './methods/mean-of-history'
import { seasonalNaive } from './methods/seasonal-naive'
import { dynamicTheta, optimisedTheta, standardTheta } from './theta/theta-methods'

const known: readonly ForecastMethod[] = [
  seasonalNaive,
  meanOfHistory,
  averagedEts,
  dampedTrend,
  standardTheta,
  optimisedTheta,
  dynamicTheta,
  averagedArima,
  seasonalArima,
  complexSmoothing,
  decomposition,
  ...intermittentMethods,
]

const byKey: ReadonlyMap<MethodKey, ForecastMethod> = new Map(
  known.map((method) => [method.key, method]),
)

/** The method of a key; undefined where there is none. */
export const methodOf = (key: MethodKey): ForecastMethod | undefined => byKey.get(key)

/** Keys of the methods that can be pinned, in the order in which they are shown. */
export const availableMethods: readonly MethodKey[] = known.map(({ key }) => key)
