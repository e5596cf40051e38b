/** Regression that takes one observation after the other, and is judged by what it said of each before it knew. */

export interface Coefficient {
  readonly mean: number
  readonly deviation: number
}

export interface SequentialFit {
  readonly coefficients: readonly Coefficient[]
  /** Sum over the rows of how much likelier each was by the regression of the rows before it than without any; natural logarithm. */
  readonly advantage: number
}

/** No single row counts for more than this, so that one wild month proves nothing. */
const mostOfRow = 2.5
/** Rows that surprise by more standard deviations than this teach less. */
const surprising = 2

/**
 * Regression of `target` on `columns` over `rows` in their order, with coefficients expected to be
 * `prior` and noise of standard deviation `noise`: the Bayesian form of ridge regression (Lindley
 * and Smith 1972), judged prequentially (Dawid 1984, "The prequential approach"), with Huber's
 * weights against wild rows.
 */
export function regressSequentially(
  columns: readonly Float64Array[],
  target: Float64Array,
  rows: readonly number[],
  prior: readonly Coefficient[],
  noise: number,
): SequentialFit {
  const size = columns.length
  const mean = Float64Array.from(prior, (one) => one.mean)
  const variance = columns.map((_, i) =>
    Float64Array.from({ length: size }, (__, j) => (i === j ? prior[i]!.deviation ** 2 : 0)),
  )
  const square = noise * noise
  const gain = new Float64Array(size)
  let advantage = 0
  for (const t of rows) {
    let expected = 0
    let uncertain = 0
    for (let i = 0; i < size; i++) {
      const row = variance[i]!
      let sum = 0
      for (let j = 0; j < size; j++) sum += row[j]! * columns[j]![t]!
      gain[i] = sum
      expected += mean[i]! * columns[i]![t]!
      uncertain += sum * columns[i]![t]!
    }
    if (uncertain === 0) continue
    const value = target[t]!
    const error = value - expected
    const total = square + uncertain
    const better = (value ** 2 / square - error ** 2 / total - Math.log(total / square)) / 2
    advantage += Math.max(-mostOfRow, Math.min(mostOfRow, better))
    const far = Math.abs(error) / Math.sqrt(total)
    const heavier = uncertain + (far > surprising ? (square * far) / surprising : square)
    for (let i = 0; i < size; i++) mean[i] = mean[i]! + (gain[i]! * error) / heavier
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        variance[i]![j] = variance[i]![j]! - (gain[i]! * gain[j]!) / heavier
  }
  return {
    coefficients: columns.map((_, i) => ({
      mean: mean[i]!,
      deviation: Math.sqrt(Math.max(0, variance[i]![i]!)),
    })),
    advantage,
  }
}
