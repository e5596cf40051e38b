/** What every method for intermittent demand answers: one level for all periods ahead, and the road to it. */
export interface FlatForecast {
  /** Expected demand of each period after the last of history. */
  readonly level: number
  /** For each period of history what was expected of it the period before; same length as history. */
  readonly fitted: Float64Array
}
