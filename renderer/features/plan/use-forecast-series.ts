/** The fitted line and the intervals of a row of demand, for its chart. */
import type { PeriodColumn } from '@shared/contract/planning-calls'
import { useTranslation } from 'react-i18next'
import type { ChartSeries } from '../../charts/chart-series'
import { useForecast } from '../forecast/forecast-queries'
import type { SelectedCell } from './plan-selection'

export interface ForecastSeries {
  /** Drawn behind everything else, the widest first. */
  readonly bands: readonly ChartSeries[]
  readonly fitted: readonly ChartSeries[]
}

const none: ForecastSeries = { bands: [], fitted: [] }

/** By the labels of `drawn`; nothing for the other sides, and as long as nothing is known. */
export function useForecastSeries(
  scenario: string,
  cell: SelectedCell,
  drawn: readonly PeriodColumn[],
): ForecastSeries {
  const { t } = useTranslation()
  const demand = cell.side === 'demand'
  const { data, isPlaceholderData } = useForecast(scenario, cell.row.where, demand)
  // The last row's limits would stand around this one's figures.
  if (!demand || !data || isPlaceholderData) return none
  const along = (periods: readonly string[], values: Float64Array): (number | null)[] => {
    const places = new Map(periods.map((period, at) => [period, at]))
    return drawn.map(({ period }) => values[places.get(period) ?? -1] ?? null)
  }
  return {
    bands: [...data.intervals]
      .sort((a, b) => b.level - a.level)
      .map(({ level, lower, upper }, k) => ({
        key: `interval_${level}`,
        label: t('forecast.band', { level }),
        kind: 'band',
        // Mixed, not transparent alone, so that the legend shows it as it is drawn.
        colour: `color-mix(in srgb, var(--chart-3) ${k === 0 ? 14 : 26}%, transparent)`,
        lower: along(data.planned, lower),
        values: along(data.planned, upper),
      })),
    fitted: [
      {
        key: 'fitted',
        label: t('forecast.fitted'),
        kind: 'line',
        colour: 'var(--chart-3)',
        values: along(data.history, data.fitted),
      },
    ],
  }
}
