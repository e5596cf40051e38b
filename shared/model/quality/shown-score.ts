/** A score as it is shown, in tenths; never rounded up: 100 is only what nothing was found in. */
export const shownTenths = (score: number): number => Math.floor(score * 10 + 1e-6) / 10
