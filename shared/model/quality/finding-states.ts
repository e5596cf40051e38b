/** What became of a finding. */

/** `fixed`: a fix was accepted and waits for the next pull. `gone`: the last check did not find it any more. */
export const findingStates = ['open', 'assigned', 'fixed', 'ignored', 'gone'] as const
export type FindingState = (typeof findingStates)[number]

/** What happened to a finding; `returned` and `still_there` are found by a check, the rest is done by people. */
export const findingEvents = [
  'assigned',
  'fix_accepted',
  'fix_undone',
  'ignored',
  'reopened',
  'gone',
  'returned',
  'still_there',
] as const
export type FindingEvent = (typeof findingEvents)[number]
