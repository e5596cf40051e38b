/** Choices that come out the same for the same seed (mulberry32). */

export interface Choices {
  /** From 0 to below 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  of<T>(list: readonly T[]): T
  chance(share: number): boolean
}

export function choicesOf(seed: number): Choices {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1))
  return {
    next,
    whole,
    chance: (share) => next() < share,
    of<T>(list: readonly T[]): T {
      const one = list[whole(0, list.length - 1)]
      if (one === undefined) throw new RangeError('nothing to choose from')
      return one
    },
  }
}
