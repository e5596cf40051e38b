/** What can be forecast without a workspace. */
export { forecastSeriesText } from '@main/services/forecasting/forecast-series-text'
