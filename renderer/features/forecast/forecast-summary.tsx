import type { ShownForecast } from '@shared/contract/forecast-calls'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'

interface ForecastSummaryProps {
  readonly shown: ShownForecast
  readonly name: string
  /** Limits are told of this planned month, or of the first. */
  readonly period: string | null
}

const monthsSummed = 12
const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

/** What the baseline comes to, and how sure it is. */
export function ForecastSummary({ shown, name, period }: ForecastSummaryProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const at = Math.max(0, shown.planned.indexOf(period ?? ''))
  const single = shown.detail !== null
  return (
    <div className="why-figure">
      <p className="trace-note">{name}</p>
      <p>
        <span>{t('forecast.year')}</span>
        <b>{format.quantity(sumOf(shown.baseline.slice(0, monthsSummed)))}</b>
      </p>
      <p className="trace-note">
        {t('forecast.yearBefore', {
          figure: format.quantity(sumOf(shown.observed.slice(-monthsSummed))),
        })}
      </p>
      <dl className="forecast-limits">
        {shown.intervals.map(({ level, lower, upper }) => (
          <div key={level}>
            <dt>{t('forecast.limits', { level })}</dt>
            <dd>
              {t('forecast.limitsOf', {
                period: format.period(shown.planned[at] ?? ''),
                lower: format.quantity(lower[at] ?? Number.NaN),
                upper: format.quantity(upper[at] ?? Number.NaN),
              })}
            </dd>
          </div>
        ))}
      </dl>
      {single ? null : <p className="trace-note">{t('forecast.sumOf', { count: shown.items })}</p>}
      {shown.together === null ? null : (
        <p className="trace-note">
          {shown.together < 1.05
            ? t('forecast.apart')
            : t('forecast.together', { factor: format.quantity(shown.together, 1) })}
        </p>
      )}
      {shown.intervals.length === 0 ? <p className="trace-note">{t('forecast.tooMany')}</p> : null}
    </div>
  )
}
