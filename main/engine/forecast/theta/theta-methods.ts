/** The theta family on seasonally adjusted series. */
import type { ForecastMethod } from '../forecast-method'
import { inLogs, type PlainMethod } from '../levels/plain-method'
import { adjustSeason, fitAdjusted } from '../season/adjust-season'
import { fitTheta } from './fit-theta'

const onAdjusted = (key: ForecastMethod['key'], plain: PlainMethod): ForecastMethod => ({
  key,
  fit: (values, seasonLength, horizon) =>
    fitAdjusted(plain, adjustSeason(values, seasonLength), horizon),
})

/** Assimakopoulos and Nikolopoulos (2000), The theta model; as smoothing with drift, Hyndman and Billah (2003). On logarithms where every value is positive. */
export const standardTheta = onAdjusted('theta', inLogs(fitTheta('standard')))

/** Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016), Models for optimising the theta method: the weight is estimated. */
export const optimisedTheta = onAdjusted('optimised_theta', fitTheta('optimised'))

/** The same paper's dynamic model: the line is drawn anew at each point. */
export const dynamicTheta = onAdjusted('dynamic_theta', fitTheta('dynamic'))
