/** Part of a need that can be served with what is available, from 0 to 1. */
export const servedPart = (need: number, available: number): number =>
  need > available && need > 0 ? available / need : 1

/** What falls short in a period, from its gap and that of the period before: what is owed from before was counted when it fell short. */
export const newlyShort = (gap: number, gapBefore: number): number =>
  Math.max(0, Math.max(0, -gap) - Math.max(0, -gapBefore))
