/** What is known of the errors of forecasts at all nodes of a hierarchy. */

export interface ErrorCovariance {
  /** Of each node; above zero. */
  readonly variances: Float64Array
  /** Observations × nodes: standing errors, centred, divided by the root of their number; their products are the covariances. */
  readonly columns: readonly Float64Array[]
  /** How far covariances are drawn towards none: 1 leaves the variances only. */
  readonly shrinkage: number
}

/** A node without any error would bind the others: it counts as this part of the mean. */
const leastPart = 1e-6
const fewestObservations = 8
/** With more nodes than observations some shrinkage is always needed. */
const least = 0.02

/**
 * From one-step errors (`errors` nodes × times; NaN is missing and counts as the node's mean). The
 * shrinkage of correlations is that of Schäfer and Strimmer (2005), as MinT takes it
 * (Wickramasuriya, Athanasopoulos and Hyndman 2019); its sums over all pairs of nodes are sums over
 * all pairs of times, so that no pair of nodes is ever looked at.
 */
export function errorCovariance(errors: Float64Array, nodes: number): ErrorCovariance {
  const times = nodes > 0 ? Math.floor(errors.length / nodes) : 0
  const variances = new Float64Array(nodes)
  const columns = Array.from({ length: times }, () => new Float64Array(nodes))
  for (let node = 0; node < nodes; node++) {
    let mean = 0
    let known = 0
    for (let t = 0; t < times; t++) {
      const error = errors[node * times + t]!
      if (!Number.isFinite(error)) continue
      known++
      mean += (error - mean) / known
    }
    for (let t = 0; t < times; t++) {
      const error = errors[node * times + t]!
      const away = Number.isFinite(error) ? error - mean : 0
      columns[t]![node] = away / Math.sqrt(Math.max(1, known))
      variances[node] = variances[node]! + columns[t]![node]! ** 2
    }
  }
  const mean = variances.reduce((a, b) => a + b, 0) / Math.max(1, nodes)
  const floor = mean > 0 ? mean * leastPart : 1
  const floored = variances.map((variance) => Math.max(variance, floor))
  const shrinkage = times < fewestObservations ? 1 : shrinkageOf(columns, floored)
  return { variances: floored, columns, shrinkage }
}

function shrinkageOf(columns: readonly Float64Array[], variances: Float64Array): number {
  const times = columns.length
  const nodes = variances.length
  // Standardised errors: with mean square 1 over the times.
  const scaled = columns.map((column) =>
    column.map((value, node) => (value * Math.sqrt(times)) / Math.sqrt(variances[node]!)),
  )
  let products = 0
  for (let s = 0; s < times; s++)
    for (let t = 0; t <= s; t++) {
      let sum = 0
      for (let node = 0; node < nodes; node++) sum += scaled[s]![node]! * scaled[t]![node]!
      products += (s === t ? 1 : 2) * sum * sum
    }
  let squares = 0
  let own = 0
  const fourth = new Float64Array(nodes)
  const second = new Float64Array(nodes)
  for (const column of scaled) {
    let sum = 0
    for (let node = 0; node < nodes; node++) {
      const square = column[node]! ** 2
      sum += square
      fourth[node] = fourth[node]! + square * square
      second[node] = second[node]! + square
    }
    squares += sum * sum
  }
  let ownCorrelation = 0
  for (let node = 0; node < nodes; node++) {
    own += fourth[node]!
    ownCorrelation += (second[node]! / times) ** 2
  }
  const correlations = products / times ** 2 - ownCorrelation
  if (!(correlations > 0)) return 1
  const uncertain = (squares - own - times * correlations) / (times * (times - 1))
  return Math.max(least, Math.min(1, uncertain / correlations))
}
