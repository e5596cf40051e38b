/** What a forecast of a series holds. */
import type {
  ForecastChoice,
  ForecastReason,
  HistoryKind,
  MethodKey,
  RefusalReason,
} from '@shared/model/forecast-words'
import type { HistoryFinding } from './history/history-finding'

/** Errors of forecasts made from earlier origins of the history, over all their steps; null where undefined. */
export interface RollingErrors {
  /** How many origins they are measured at. */
  readonly origins: number
  /** Mean absolute error, in units. */
  readonly mae: number | null
  /** Root of the mean squared error, in units. */
  readonly rmse: number | null
  /** Mean of forecast less actual, in units. */
  readonly bias: number | null
  /** MAE over that of seasonal naive within the history (Hyndman and Koehler 2006). */
  readonly mase: number | null
  /** Mean of 2|y − f| / (|y| + |f|), as a share from 0 to 2. */
  readonly smape: number | null
}

export interface ForecastMember {
  readonly key: MethodKey
  /** Share in the combination; 0 where it is left out or refused. */
  readonly weight: number
  /** Horizon long; null where it refused. */
  readonly forecast: Float64Array | null
  readonly refused: RefusalReason | null
  readonly errors: RollingErrors | null
  readonly parameters: Readonly<Record<string, number | string>>
}

/** Limits of the periods to come, horizon long. */
export interface ForecastInterval {
  /** Percent of the futures that lie inside. */
  readonly level: number
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/** The sum of the first periods, with its limits. */
export interface SumInterval {
  /** How many periods are added up. */
  readonly leadTime: number
  readonly level: number
  readonly sum: number
  readonly lower: number
  readonly upper: number
}

export interface SeriesForecast {
  readonly id: string
  readonly kind: HistoryKind
  /** What was used in the end. */
  readonly method: ForecastChoice
  /** Horizon long, in the unit of the series; never NaN. */
  readonly forecast: Float64Array
  /** As long as the series: each forecast from the period before it; NaN where there was none yet. */
  readonly fitted: Float64Array
  readonly intervals: readonly ForecastInterval[]
  readonly sumIntervals: readonly SumInterval[]
  readonly members: readonly ForecastMember[]
  /** One for each of the earlier times asked for, up to the end of the history; null where nothing could be forecast then. Absent where none was asked for. */
  readonly earlier?: readonly (Float64Array | null)[]
  /** Of what was used. */
  readonly errors: RollingErrors | null
  /** What was found in the history, applied or suggested. */
  readonly findings: readonly HistoryFinding[]
  readonly reasons: readonly ForecastReason[]
}
