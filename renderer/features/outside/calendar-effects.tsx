import type { OutsideReport } from '@shared/contract/layer-calls'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useHolidayName } from './use-holiday-name'

/** What of the calendar moves the demand of the whole company. */
export function CalendarEffects({ report }: { readonly report: OutsideReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useHolidayName()
  if (report.effects.length === 0) return null
  const windows = new Map(report.calendar.holidays.map((one) => [one.holiday, one]))
  return (
    <p className="calendar-effects">
      <b>{t('outside.effects')}</b>
      {report.effects.map(({ cause, phase, percent, error }) => {
        const window = windows.get(cause)
        return (
          <span key={`${cause} ${phase}`}>
            {t(`outside.effect_${phase}` as 'outside.effect_before', {
              holiday: nameOf(cause),
              count: (phase === 'before' ? window?.daysBefore : window?.days) ?? 0,
            })}{' '}
            <b>{`${Math.round(percent * 10) > 0 ? '+' : ''}${format.share(percent / 100)}`}</b>
            {` ± ${format.share(error / 100)}`}
          </span>
        )
      })}
    </p>
  )
}
