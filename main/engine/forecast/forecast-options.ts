/** What is asked of a forecast. */
import type { ForecastChoice, MethodKey } from '@shared/model/forecast-words'
import type { HistoryFacts } from './history/history-finding'
import type { LaunchOptions } from './lifecycle/forecast-launch'

export interface ForecastOptions {
  /** Periods to forecast, at least 1. */
  readonly horizon: number
  /** `combination` unless one method is pinned. */
  readonly method?: ForecastChoice
  /** Members that the combination does without. */
  readonly leaveOut?: readonly MethodKey[]
  /** Percent of the futures that lie inside, such as 95. */
  readonly levels?: readonly number[]
  /** Periods whose sums are wanted with intervals as well; 3 is the sum of the first three. */
  readonly leadTimes?: readonly number[]
  /** How many periods before the end forecasts are wanted as they would have been made, to the end. */
  readonly earlier?: readonly number[]
  /** Whether forecasts and limits may be below zero; unless said, where the history is. */
  readonly mayBeNegative?: boolean
  /** What is known of the history from elsewhere, and what a planner decided about what was found in it. */
  readonly facts?: HistoryFacts
  /**
   * By period of history, then of horizon: what demand is multiplied by for reasons known beforehand, such as the
   * calendar or a borrowed season. The history is forecast without them, the forecast carries them.
   */
  readonly factors?: readonly number[]
  /** That the item is new: it is forecast by a ramp to its level as long as its history is shorter than that. */
  readonly launch?: LaunchOptions
}
