/** Forms of exponential smoothing: error, trend and season. */

export interface EtsShape {
  readonly error: 'A' | 'M'
  readonly trend: 'N' | 'A' | 'D'
  readonly season: 'N' | 'A' | 'M'
}

/** As it is written in the literature: `ANN`, `AAdA`, `MAM`. */
export const nameOfShape = ({ error, trend, season }: EtsShape): string =>
  `${error}${trend === 'D' ? 'Ad' : trend}${season}`

/** Numbers that are estimated: smoothing, damping, start of level, trend and season, and the size of the error. */
export const freedomOf = ({ trend, season }: EtsShape, seasonLength: number): number =>
  3 + (trend === 'N' ? 0 : 2) + (trend === 'D' ? 1 : 0) + (season === 'N' ? 0 : seasonLength)

const trends = ['N', 'A', 'D'] as const

/**
 * The forms of one season that a history admits; additive errors with multiplicative seasons are unstable and never among
 * them. Hyndman, Koehler, Snyder and Grose (2002), A state space framework for automatic forecasting.
 */
export function admissibleShapes(
  season: EtsShape['season'],
  positive: boolean,
  length: number,
): EtsShape[] {
  const errors =
    season === 'M' ? (['M'] as const) : positive ? (['A', 'M'] as const) : (['A'] as const)
  // Additive before multiplicative errors: the second start where the first ended.
  return trends
    .slice(0, length > 5 ? 3 : 1)
    .flatMap((trend) => errors.map((error) => ({ error, trend, season })))
}
