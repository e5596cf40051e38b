/** Factors that are known of months beforehand: taken out of a history, put into its forecast. */
import type { SeriesForecast } from './series-forecast'

/** Factors of use, one a period of history and of horizon; 1 where one is missing or none that can be divided by. */
export function factorsFor(factors: readonly number[], periods: number): Float64Array {
  return Float64Array.from({ length: periods }, (_, t) => {
    const factor = factors[t] ?? 1
    return factor >= 1e-3 && factor <= 1e3 ? factor : 1
  })
}

const times = (values: Float64Array, factors: Float64Array): Float64Array =>
  values.map((value, t) => value * factors[t]!)

/** The history without them. */
export const withoutFactors = (values: Float64Array, factors: Float64Array): Float64Array =>
  values.map((value, t) => value / factors[t]!)

const sumOf = (values: Float64Array, count: number): number =>
  values.subarray(0, count).reduce((a, b) => a + b, 0)

/**
 * The forecast of a history without the factors brought back to the periods as they are. Limits of
 * sums move as the sums do; errors of earlier origins stay those of the history without the factors.
 */
export function withFactors(forecast: SeriesForecast, factors: Float64Array): SeriesForecast {
  const past = factors.subarray(0, forecast.fitted.length)
  const ahead = factors.subarray(forecast.fitted.length)
  const expected = times(forecast.forecast, ahead)
  return {
    ...forecast,
    forecast: expected,
    fitted: times(forecast.fitted, past),
    intervals: forecast.intervals.map(({ level, lower, upper }) => ({
      level,
      lower: times(lower, ahead),
      upper: times(upper, ahead),
    })),
    ...(forecast.earlier
      ? {
          earlier: forecast.earlier.map(
            (path) => path && times(path, past.subarray(past.length - path.length)),
          ),
        }
      : {}),
    sumIntervals: forecast.sumIntervals.map(({ leadTime, level, sum, lower, upper }) => {
      const before = sumOf(forecast.forecast, leadTime)
      const ratio = before > 0 ? sumOf(expected, leadTime) / before : 1
      return { leadTime, level, sum: sum * ratio, lower: lower * ratio, upper: upper * ratio }
    }),
    members: forecast.members.map((member) => ({
      ...member,
      forecast: member.forecast ? times(member.forecast, ahead) : null,
    })),
    findings: forecast.findings.map((finding) => ({
      ...finding,
      observed: finding.observed * past[finding.period]!,
      used: finding.used * past[finding.period]!,
    })),
  }
}
