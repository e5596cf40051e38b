/** Ways in which forecasts of several levels are made to add up. */
export const reconciliationKeys = [
  'bottom_up',
  'top_down',
  'top_down_history',
  'middle_out',
  'weighted',
  'min_trace',
] as const
export type ReconciliationKey = (typeof reconciliationKeys)[number]
