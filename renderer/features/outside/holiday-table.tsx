import type { KnownHoliday } from '@shared/model/outside-knowledge'
import { Button, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { DateList } from './date-list'
import { useHolidayName } from './use-holiday-name'

interface HolidayTableProps {
  readonly may: boolean
  readonly holidays: readonly KnownHoliday[]
  change(holidays: KnownHoliday[]): void
}

/** Holidays that move, with the days around them in which demand is otherwise. */
export function HolidayTable({ may, holidays, change }: HolidayTableProps) {
  const { t } = useTranslation()
  const nameOf = useHolidayName()
  const put = (at: number, part: Partial<KnownHoliday>) =>
    change(holidays.map((one, k) => (k === at ? { ...one, ...part } : one)))
  return (
    <table className="people policy holiday-table" aria-label={t('outside.holidays')}>
      <thead>
        <tr>
          <th scope="col">{t('outside.holiday')}</th>
          <th scope="col">{t('outside.daysBefore')}</th>
          <th scope="col">{t('outside.days')}</th>
          <th scope="col">{t('outside.dates')}</th>
          <th aria-label={t('outside.remove')} />
        </tr>
      </thead>
      <tbody>
        {holidays.map((one, at) => {
          const name = nameOf(one.holiday)
          const known = name !== one.holiday
          return (
            // Holidays are renamed as they are typed; they keep their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={at}>
              <td>
                {known ? (
                  name
                ) : (
                  <Input
                    size="small"
                    disabled={!may}
                    maxLength={60}
                    aria-label={t('outside.holidayName', { number: at + 1 })}
                    value={one.holiday}
                    onChange={(event) => put(at, { holiday: event.target.value })}
                  />
                )}
              </td>
              {(['daysBefore', 'days'] as const).map((key) => (
                <td key={key}>
                  <InputNumber
                    size="small"
                    disabled={!may}
                    min={0}
                    max={60}
                    precision={0}
                    aria-label={`${name} · ${t(`outside.${key}`)}`}
                    value={one[key]}
                    onChange={(value) => put(at, { [key]: value ?? 0 })}
                  />
                </td>
              ))}
              <td className="holiday-dates">
                <DateList
                  label={`${name} · ${t('outside.dates')}`}
                  disabled={!may}
                  value={one.dates}
                  put={(dates) => put(at, { dates })}
                />
              </td>
              <td>
                {may ? (
                  <Button
                    size="small"
                    type="text"
                    aria-label={t('outside.removeHoliday', { holiday: name })}
                    onClick={() => change(holidays.filter((_, k) => k !== at))}
                  >
                    ×
                  </Button>
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
