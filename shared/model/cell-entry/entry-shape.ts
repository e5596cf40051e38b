/** What a planner can type into a cell, read but not yet applied. */

/** Why a text could not be read. */
export const entryFaults = [
  /** Something stands where a digit, a sign or a unit was expected. */
  'not_a_number',
  /** A sign, `*`, `/` or `=` with nothing behind it. */
  'number_missing',
  /** Thousands separators not three digits apart: `1,20` could mean two things. */
  'grouping',
  /** A negative amount where only an amount from zero up makes sense. */
  'negative',
  /** `10%` alone: up, down or a share of? */
  'percent_without_sign',
  'division_by_zero',
  /** `=` followed by a word that names nothing. */
  'unknown_reference',
  'too_large',
] as const
export type EntryFault = (typeof entryFaults)[number]

/** Why a text that was read cannot be applied to this cell. */
export const applyFaults = [
  'empty_cell',
  'no_previous',
  'no_last_year',
  /** The named measure has no figure here. */
  'no_figure',
  /** The named measure is one of the other side: supply beside demand. */
  'measure_elsewhere',
  'below_zero',
  'too_large',
] as const
export type ApplyFault = (typeof applyFaults)[number]

export type Entry =
  | { readonly kind: 'value'; readonly value: number }
  /** Adds `amount`, which is negative for `-250`. */
  | { readonly kind: 'add'; readonly amount: number }
  /** Changes by `percent` of what is there: 10 for `+10%`. */
  | { readonly kind: 'percent'; readonly percent: number }
  /** Times `by`, divided by `over`; kept apart so that `/3` of 9 is 3 exactly. */
  | { readonly kind: 'multiply'; readonly by: number; readonly over: number }
  | { readonly kind: 'previous' }
  | { readonly kind: 'last_year' }
  /** Another measure of the same row, by its key. */
  | { readonly kind: 'measure'; readonly measure: string }
  | { readonly kind: 'clear' }
  /** `at` counts characters of the text as typed. */
  | { readonly kind: 'error'; readonly at: number; readonly reason: EntryFault }

/** Beyond this a double no longer tells neighbouring whole numbers apart reliably once summed. */
export const largestEntry = 1e12
