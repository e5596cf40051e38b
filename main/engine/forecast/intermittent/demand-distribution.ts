/** How much may be demanded: of intermittent demand, in one period or over a lead time. */
import { sizesOf } from './croston'
import { addMass, type MassGrid, quantileOf, sumOfTimes } from './mass-grid'
import { demandInUnits, largestMagnitude } from './unit-scale'

export interface DemandDistribution {
  readonly mean: number
  /** The value that demand stays at or below with this probability (0 to 1); never negative. */
  readonly quantile: (probability: number) => number
}

/** Cells of the grid; sums are resolved to a two-hundredth of the highest that matters. */
const cells = 200
/** Later sizes count for more: by this factor a demand. */
const fading = 0.97
/** The level itself is uncertain: relative deviation, and the three levels that stand for it (Gauss-Hermite). */
const levelDeviation = 0.4
const levels = [
  { at: 1 - Math.sqrt(3) * levelDeviation, weight: 1 / 6 },
  { at: 1, weight: 2 / 3 },
  { at: 1 + Math.sqrt(3) * levelDeviation, weight: 1 / 6 },
]

interface Sizes {
  readonly values: Float64Array
  readonly weights: Float64Array
  readonly mean: number
  readonly meanSquare: number
}

function weighSizes(values: Float64Array): Sizes {
  const weights = values.map((_, i) => fading ** (values.length - 1 - i))
  const total = weights.reduce((a, b) => a + b, 0)
  let mean = 0
  let meanSquare = 0
  for (let i = 0; i < values.length; i++) {
    weights[i] = weights[i]! / total
    mean += weights[i]! * values[i]!
    meanSquare += weights[i]! * values[i]! ** 2
  }
  return { values, weights, mean, meanSquare }
}

/** One period's demand at a level: sizes as they came, as often as the level asks; larger ones where even every period is too seldom. */
function periodMass(sizes: Sizes, level: number, step: number): Float64Array {
  const grid: MassGrid = { step, mass: new Float64Array(cells + 1) }
  const probability = Math.min(1, level / sizes.mean)
  const stretch = probability > 0 ? level / sizes.mean / probability : 1
  addMass(grid, 0, 1 - probability)
  sizes.values.forEach((size, i) => {
    addMass(grid, size * stretch, probability * sizes.weights[i]!)
  })
  return grid.mass
}

const nothing: DemandDistribution = { mean: 0, quantile: () => 0 }

/** A step fine enough for the sum. */
function stepFor(sizes: Sizes, level: number, periods: number): number {
  const mean = level * levels[2]!.at
  const variance = Math.max(0, (mean / sizes.mean) * sizes.meanSquare - mean ** 2)
  const largest = sizes.values.reduce((a, b) => Math.max(a, b), 0) * Math.max(1, mean / sizes.mean)
  const likely = periods * mean + 8 * Math.sqrt(periods * variance) + largest
  return Math.min(periods * largest, likely) / cells
}

/** The step made a multiple of what all sizes are multiples of (one piece, one pack), so that they keep places of their own. */
function onLattice(step: number, sizes: Float64Array): number {
  let unit = 0
  for (const size of sizes) {
    let a = Math.max(unit, size)
    let b = Math.min(unit, size)
    while (b > 1e-9) [a, b] = [b, a % b]
    unit = a
  }
  return unit > step / 4 ? Math.ceil(step / unit - 1e-9) * unit : step
}

/**
 * Distribution of demand summed over `periods` (whole, 1 or more) after `history`, when `level` is
 * expected of each. The bootstrap of sizes and occurrences (Willemain, Smart and Schwarz 2004) in
 * closed form: sums are convolved, not drawn, so the answer is the same every time; the level is
 * taken as uncertain, which widens sums more than single periods.
 */
export function demandDistribution(
  history: Float64Array,
  level: number,
  periods = 1,
): DemandDistribution {
  const scale = largestMagnitude(history)
  const sizes = weighSizes(sizesOf(demandInUnits(history, scale)))
  if (!(level > 0) || !(sizes.mean > 0)) return nothing
  const unitLevel = level / scale
  const step = onLattice(stepFor(sizes, unitLevel, periods), sizes.values)
  const mass = new Float64Array(cells + 1)
  for (const { at, weight } of levels) {
    const one = sumOfTimes(periodMass(sizes, unitLevel * at, step), periods)
    for (let k = 0; k < mass.length; k++) mass[k] = mass[k]! + weight * one[k]!
  }
  return {
    mean: level * periods,
    quantile: (probability) => scale * quantileOf({ step, mass }, probability),
  }
}
