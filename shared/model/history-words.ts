/** The words of cleaning a history: what was found in it, and why something else is used. */

/** What a period of a history may be found to be. */
export const findingKinds = [
  'outlier',
  'missing',
  'stock_out',
  'promotion',
  'return',
  'level_shift',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** Why a period is taken to be that. */
export const findingReasons = [
  /** Far above, or below, what trend and season let expect. */
  'far_above',
  'far_below',
  /** No demand in a period of demand that never stops else. */
  'none_where_always_some',
  /** Far below, and the next period about as far above. */
  'dip_and_rebound',
  /** Far above, and the next period well below. */
  'peak_and_dip',
  'no_observation',
  'out_of_stock',
  'promoted',
  'more_returned_than_ordered',
  'returned_later',
  /** Everything before lies on another level than everything after. */
  'new_level',
] as const
export type FindingReason = (typeof findingReasons)[number]
