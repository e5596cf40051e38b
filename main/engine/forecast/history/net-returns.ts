/** Demand with what came back taken off what had been ordered. */

export interface NettedReturns {
  /** None below zero, unless more came back than was ever ordered before. */
  readonly values: Float64Array
  /** Periods with more returned than ordered, and periods that a later return was taken off. */
  readonly returned: readonly number[]
  readonly reduced: readonly number[]
}

/** Where more of the periods than this are below zero, the series is no demand and is left alone. */
const mostReturns = 0.2

/** How far back a return may reach. */
const longestReach = 12

/**
 * Periods below zero become none, and what they were below is taken off the periods before them,
 * the latest first, over at most twelve; the total stays the same where those hold that much.
 * `kept` are periods whose returns stay where they are.
 */
export function netReturns(
  history: Float64Array,
  kept: ReadonlySet<number> = new Set(),
): NettedReturns {
  const below = history.filter((value) => value < 0).length
  const nothing = { values: history, returned: [], reduced: [] }
  if (below === 0 || below > mostReturns * history.filter(Number.isFinite).length) return nothing
  const values = history.slice()
  const returned: number[] = []
  const reduced = new Set<number>()
  for (let t = 0; t < values.length; t++) {
    let rest = -values[t]!
    if (!(rest > 0) || kept.has(t)) continue
    values[t] = 0
    returned.push(t)
    for (let k = t - 1; k >= Math.max(0, t - longestReach) && rest > 0; k--) {
      const taken = Math.min(rest, values[k]!)
      if (!(taken > 0)) continue
      values[k] = values[k]! - taken
      rest -= taken
      reduced.add(k)
    }
  }
  const periods = new Set(returned)
  return {
    values,
    returned,
    reduced: [...reduced].filter((t) => !periods.has(t)).sort((a, b) => a - b),
  }
}
