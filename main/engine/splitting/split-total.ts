/** Splits an amount by weights so that the parts always add up to it. */

/** The weights as they count: a weight that is negative or no number counts as none. */
const counted = (weights: readonly number[]): number[] =>
  weights.map((w) => (Number.isFinite(w) && w > 0 ? w : 0))

/** Parts of 1; equal where no weight is above zero. */
function sharesOf(weights: readonly number[]): number[] {
  const clean = counted(weights)
  const sum = clean.reduce((a, b) => a + b, 0)
  return sum > 0 ? clean.map((w) => w / sum) : clean.map(() => 1 / Math.max(1, clean.length))
}

const largestOf = (values: readonly number[]): number => {
  let best = 0
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i
  return best
}

/**
 * Parts of `total` in proportion to `weights`, in multiples of `grain`, adding up to it exactly. What is left after
 * cutting to multiples goes by largest remainder, the first of equal remainders first: 26 at 25/25/50 gives 7/6/13, 100
 * over three gives 34/33/33. What is less than one grain goes to the largest share. A negative total is split as its
 * amount, each part negative. Where no weight is above zero the split is equal.
 */
export function splitInGrains(total: number, weights: readonly number[], grain: number): number[] {
  if (total < 0)
    return splitInGrains(-total, weights, grain).map((part) => (part === 0 ? 0 : -part))
  const shares = sharesOf(weights)
  if (shares.length === 0) return []
  const grains = Math.floor(total / grain + 1e-9)
  // A hair is added before cutting, so that 13 computed as 12.999999999 stays 13.
  const counts = shares.map((share) => Math.floor(grains * share + 1e-9))
  let left = grains - counts.reduce((a, b) => a + b, 0)
  if (Math.abs(left) <= shares.length) {
    const order = shares
      .map((share, index) => ({ index, rest: grains * share - counts[index]! }))
      .sort((a, b) => b.rest - a.rest || a.index - b.index)
    for (const { index } of order) {
      if (left <= 0) break
      counts[index]! += 1
      left -= 1
    }
  }
  const largest = largestOf(shares)
  // Nothing is left of whole numbers; of finer grains what floating point lost in between.
  counts[largest]! += left
  const parts = counts.map((count) => count * grain)
  parts[largest]! += total - grains * grain
  return parts
}

/** The power of two of which every decimal of a number of this size is a multiple: sums of such multiples are exact in any order. */
const binaryGrain = (total: number): number =>
  total === 0 ? 1 : 2 ** (Math.floor(Math.log2(Math.abs(total))) - 52)

/** What parts of a total are multiples of: whole units where the total is whole, else as fine as numbers go. */
export const grainOf = (total: number): number => (Number.isInteger(total) ? 1 : binaryGrain(total))

/** Parts of `total` in proportion to `weights`, whole where the total is whole. */
export const splitByWeights = (total: number, weights: readonly number[]): number[] =>
  splitInGrains(total, weights, grainOf(total))

/**
 * Spreads `amount` over children that already hold `floors`, so that floor and part together are in proportion to the
 * weights as far as the floors allow; a child whose floor is above its share gets nothing more. Answers the parts
 * without the floors; they add up to the amount.
 */
export function splitAboveFloors(
  amount: number,
  weights: readonly number[],
  floors: readonly number[],
  grain: number,
): number[] {
  const clean = counted(weights)
  const active = new Set(clean.keys())
  const wanted = clean.map(() => 0)
  for (;;) {
    let held = amount
    let sum = 0
    for (const i of active) {
      held += floors[i]!
      sum += clean[i]!
    }
    const below: number[] = []
    for (const i of active) {
      wanted[i] = sum > 0 ? (held * clean[i]!) / sum - floors[i]! : 0
      if (wanted[i]! < 0) below.push(i)
    }
    if (below.length === 0) break
    for (const i of below) {
      wanted[i] = 0
      active.delete(i)
    }
  }
  // Without any weight the split is equal.
  return splitInGrains(amount, wanted.some((w) => w > 0) ? wanted : clean, grain)
}
