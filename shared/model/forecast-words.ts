/** The words of forecasting: methods, kinds of history, and reasons for what was done. */

/** Methods that forecast a series from its own past. */
export const methodKeys = [
  'seasonal_naive',
  'mean',
  'ets',
  'damped_trend',
  'theta',
  'optimised_theta',
  'dynamic_theta',
  'arima',
  'seasonal_arima',
  'ces',
  'decomposition',
  'simple_smoothing',
  'croston',
  'sba',
  'tsb',
  'adida',
  'imapa',
] as const
export type MethodKey = (typeof methodKeys)[number]

/** A method, or what combines several of them. */
export const forecastChoices = ['combination', ...methodKeys] as const
export type ForecastChoice = (typeof forecastChoices)[number]

/** What a history looks like; decides which methods are combined. */
export const historyKinds = ['empty', 'constant', 'short', 'intermittent', 'smooth'] as const
export type HistoryKind = (typeof historyKinds)[number]

/** Why a method does not forecast a series. */
export const refusalReasons = [
  'too_short',
  'not_positive',
  'no_season',
  'no_demand',
  'no_convergence',
  'left_out',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** What the engine did with a series that a planner should know. */
export const forecastReasons = [
  'history_empty',
  'history_constant',
  'history_short',
  'history_intermittent',
  'gaps_filled',
  'leading_gap_left_out',
  'values_out_of_range',
  'pinned_method_refused',
  'held_at_zero',
  'joint_history',
  'like_another',
  'added_up',
] as const
export type ForecastReason = (typeof forecastReasons)[number]
