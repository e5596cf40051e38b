/** What is forecast and what comes back, for the services that hand series to the pool. */
export type { ForecastOptions } from '@main/engine/forecast/forecast-options'
export type { Series } from '@main/engine/forecast/series'
export type { SeriesForecast } from '@main/engine/forecast/series-forecast'
