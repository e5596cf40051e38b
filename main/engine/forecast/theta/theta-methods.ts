/** The theta family on seasonally adjusted series. */
import type { ForecastMethod } from '../forecast-method'
import { adjustSeason, fitAdjusted } from '../season/adjust-season'
import { fitTheta, type ThetaForm } from './fit-theta'

const onAdjusted = (key: ForecastMethod['key'], form: ThetaForm): ForecastMethod => {
  const plain = fitTheta(form)
  return {
    key,
    fit: (values, seasonLength, horizon) =>
      fitAdjusted(plain, adjustSeason(values, seasonLength), horizon),
  }
}

/** Assimakopoulos and Nikolopoulos (2000), The theta model; as smoothing with drift, Hyndman and Billah (2003). */
export const standardTheta = onAdjusted('theta', 'standard')

/** Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016), Models for optimising the theta method: the weight is estimated. */
export const optimisedTheta = onAdjusted('optimised_theta', 'optimised')

/** The same paper's dynamic model: the line is drawn anew at each point. */
export const dynamicTheta = onAdjusted('dynamic_theta', 'dynamic')
