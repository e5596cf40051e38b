/** Triple exponential smoothing as textbooks write it: a grid of parameters, the best of them goes on. The reference of the forecasts' speed. */

const shares = [0.05, 0.15, 0.3, 0.5, 0.7]
const smallShares = [0.02, 0.1, 0.25]

/** Winters (1960), Forecasting sales by exponentially weighted moving averages; additive, started from the first two seasons. */
export function plainHoltWinters(values: Float64Array, m: number, horizon: number): Float64Array {
  const n = values.length
  let first = 0
  let second = 0
  for (let s = 0; s < m; s++) {
    first += values[s]! / m
    second += values[s + m]! / m
  }
  const season = new Float64Array(m)
  const best = {
    squares: Number.POSITIVE_INFINITY,
    level: 0,
    trend: 0,
    season: new Float64Array(m),
  }
  for (const alpha of shares)
    for (const beta of smallShares)
      for (const gamma of smallShares) {
        for (let s = 0; s < m; s++) season[s] = values[s]! - first
        let level = first
        let trend = (second - first) / m
        let squares = 0
        for (let t = m; t < n; t++) {
          const s = t % m
          const error = values[t]! - level - trend - season[s]!
          squares += error * error
          const before = level
          level = level + trend + alpha * error
          trend += beta * (level - before - trend)
          season[s] = season[s]! + gamma * error
        }
        if (squares >= best.squares) continue
        Object.assign(best, { squares, level, trend, season: season.slice() })
      }
  return Float64Array.from(
    { length: horizon },
    (_, h) => best.level + (h + 1) * best.trend + best.season[(n + h) % m]!,
  )
}
