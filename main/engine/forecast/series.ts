/** A series to forecast: observations at equal distances, oldest first. */
export interface Series {
  readonly id: string
  /** Free words of its source, such as `Monthly/MICRO`. */
  readonly category: string
  /** Observations a year: 1, 4, 12, 52 …; 1 where there is no season. */
  readonly seasonLength: number
  /** First observation, such as `1990-01` or `1975`. */
  readonly start: string
  /** Units a period; NaN is a missing observation. */
  readonly values: Float64Array
}
