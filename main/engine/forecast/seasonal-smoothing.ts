/** A plain baseline: deseasonalised damped trend, and a level only where demand is intermittent. */

/** Multiplicative seasonal indices, mean 1, from ratios to the centred twelve-month mean (classical decomposition). All 1 under two years of history. */
export function seasonalIndices(history: readonly number[], firstMonth: number): number[] {
  const ratios: number[][] = Array.from({ length: 12 }, () => [])
  for (let t = 6; t + 6 < history.length; t++) {
    let total = ((history[t - 6] ?? 0) + (history[t + 6] ?? 0)) / 2
    for (let k = t - 5; k <= t + 5; k++) total += history[k] ?? 0
    const mean = total / 12
    if (mean > 0) ratios[(firstMonth + t) % 12]?.push((history[t] ?? 0) / mean)
  }
  if (ratios.some((month) => month.length === 0)) return Array<number>(12).fill(1)
  const raw = ratios.map((month) => month.reduce((a, b) => a + b, 0) / month.length)
  const mean = raw.reduce((a, b) => a + b, 0) / 12
  return raw.map((value) => (mean > 0 ? value / mean : 1))
}

/** Indices drawn towards a steadier set (of the family), by `weight` of the item's own. */
export const shrinkIndices = (
  own: readonly number[],
  family: readonly number[],
  weight: number,
): number[] => own.map((value, m) => weight * value + (1 - weight) * (family[m] ?? 1))

const damping = 0.92

/** Damped Holt smoothing with fixed parameters (level 0.25, trend 0.05); `horizon` values ahead, never negative. */
function dampedTrend(series: readonly number[], horizon: number): number[] {
  const start = series.slice(0, 12)
  let level = start.reduce((a, b) => a + b, 0) / Math.max(1, start.length)
  let trend = 0
  for (const value of series) {
    const before = level
    level = 0.25 * value + 0.75 * (level + damping * trend)
    trend = 0.05 * (level - before) + 0.95 * damping * trend
  }
  const ahead: number[] = []
  let sum = 0
  for (let h = 1; h <= horizon; h++) {
    sum += damping ** h
    ahead.push(Math.max(0, level + sum * trend))
  }
  return ahead
}

/** Where it is intermittent, or too young for a trend, demand is forecast by its mean. */
export type Smoothing = 'none' | 'mean' | 'trend'

const sinceFirst = (history: readonly number[]): readonly number[] =>
  history.slice(
    Math.max(
      0,
      history.findIndex((value) => value > 0),
    ),
  )

/** How a history is forecast: more than a third of zero months counts as intermittent, under six months as young. */
export function smoothingOf(history: readonly number[]): Smoothing {
  const known = sinceFirst(history)
  if (!known.some((value) => value > 0)) return 'none'
  const zeros = known.filter((value) => value <= 0).length / known.length
  return zeros > 1 / 3 || known.length < 6 ? 'mean' : 'trend'
}

/**
 * Forecast of `horizon` months after `history` (units a month, oldest first; `firstMonth` 0 is January).
 * Intermittent demand is the mean of the last twelve months, flat.
 */
export function forecastMonths(
  history: readonly number[],
  firstMonth: number,
  familyIndices: readonly number[],
  horizon: number,
): number[] {
  const smoothing = smoothingOf(history)
  if (smoothing === 'none') return Array<number>(horizon).fill(0)
  const known = sinceFirst(history)
  const recent = known.slice(-12)
  const mean = recent.reduce((a, b) => a + b, 0) / Math.max(1, recent.length)
  if (smoothing === 'mean') return Array<number>(horizon).fill(Math.max(0, mean))
  const offset = firstMonth + history.length - known.length
  const own = seasonalIndices(known, offset % 12)
  const indices = known.length >= 24 ? shrinkIndices(own, familyIndices, 0.5) : [...familyIndices]
  const indexAt = (t: number): number => Math.max(0.05, indices[(offset + t) % 12] ?? 1)
  const flat = known.map((value, t) => value / indexAt(t))
  return dampedTrend(flat, horizon).map((value, h) => value * indexAt(known.length + h))
}
