/** A series that is the history of a new item, forecast as one. */
import type { ForecastOptions } from '../forecast-options'
import type { Series } from '../series'
import type { SeriesForecast } from '../series-forecast'
import { forecastNewItem } from './forecast-new-item'

/** Plain numbers, to be handed between threads. */
export interface LaunchOptions {
  /** Parts of the mature level by age, 0 for the period of launch, as they are taken to be; an item older than this is new no more. */
  readonly ramp: readonly number[]
  /** Items that were new before: demand of each period since their launch, without season. */
  readonly analogues?: readonly {
    readonly sinceLaunch: readonly number[]
    readonly likeness: number
  }[]
  /** Units a period that are planned for when it is mature. */
  readonly plannedLevel?: number
}

/** Beyond this a value counts as missing, as everywhere in forecasting. */
const largest = 1e100

/**
 * The forecast of a new item (`forecastNewItem`), whose series starts with its launch; undefined
 * where it is not said to be new, where its history is as long as its ramp, or where nothing tells
 * of a level. Sums have limits as wide as their periods: a level that is wrong is wrong in all.
 */
export function forecastLaunch(
  series: Series,
  { horizon, levels = [], leadTimes = [], launch }: ForecastOptions,
): SeriesForecast | undefined {
  if (!launch || series.values.length >= launch.ramp.length) return undefined
  const sold = series.values.map((value) => (Math.abs(value) <= largest ? value : Number.NaN))
  const item = {
    sold,
    analogues: (launch.analogues ?? []).map(({ sinceLaunch, likeness }) => ({
      sinceLaunch: Float64Array.from(sinceLaunch),
      likeness,
    })),
    ramp: Float64Array.from(launch.ramp),
    ...(launch.plannedLevel === undefined ? {} : { plannedLevel: launch.plannedLevel }),
  }
  const ahead = (percent: number) => forecastNewItem(item, horizon, percent)
  const { forecast, level } = ahead(95)
  if (!(level > 0)) return undefined
  const sumOf = (values: Float64Array, count: number): number =>
    values.subarray(0, count).reduce((a, b) => a + b, 0)
  return {
    id: series.id,
    kind: 'short',
    method: 'combination',
    forecast,
    fitted: new Float64Array(sold.length).fill(Number.NaN),
    intervals: levels.map((percent) => {
      const { lower, upper } = ahead(percent)
      return { level: percent, lower, upper }
    }),
    sumIntervals: leadTimes
      .filter((leadTime) => leadTime >= 1 && leadTime <= horizon)
      .flatMap((leadTime) =>
        levels.map((percent) => {
          const { lower, upper } = ahead(percent)
          return {
            leadTime,
            level: percent,
            sum: sumOf(forecast, leadTime),
            lower: sumOf(lower, leadTime),
            upper: sumOf(upper, leadTime),
          }
        }),
      ),
    members: [],
    errors: null,
    findings: [],
    reasons: ['history_short'],
  }
}
