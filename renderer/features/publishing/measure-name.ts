import type { TFunction } from 'i18next'

/** The measure's name in the language of the screen; its own word where the catalogue has none. */
export const measureName = (t: TFunction, measure: string): string =>
  t(`measures.${measure}` as 'measures.consensus_demand', { defaultValue: measure })
