/** How a change comes about. `step`: at once. `linear`: the same more each period. `s_curve`: slow, quick, slow. `quick`: most at the start. */
export const rampShapes = ['step', 'linear', 's_curve', 'quick'] as const
export type RampShape = (typeof rampShapes)[number]
