/** Writes forecasts as CSV: `id,h1,…`, and for each level `id:lo95,…` and `id:hi95,…`. */
import type { SeriesForecast } from '@main/planning/forecasting/series-to-forecast'

const digits = 10

const numberText = (value: number): string => String(Number(value.toPrecision(digits)))

const quoted = (id: string): string => (/[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id)

const row = (id: string, values: Float64Array): string =>
  `${quoted(id)},${Array.from(values, numberText).join(',')}`

/** The heading for forecasts of at most `horizon` periods. */
export const forecastHeading = (horizon: number): string =>
  ['id', ...Array.from({ length: horizon }, (_, h) => `h${h + 1}`)].join(',')

/** Lines of one series: its forecast, then the limits of each level. */
export const forecastLines = ({ id, forecast, intervals }: SeriesForecast): string[] => [
  row(id, forecast),
  ...intervals.flatMap(({ level, lower, upper }) => [
    row(`${id}:lo${level}`, lower),
    row(`${id}:hi${level}`, upper),
  ]),
]
