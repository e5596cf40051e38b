/** The calendar that the company works by, and what it was found to do to demand. */
import type { OutsideReport, StoredDemandPolicy } from '@shared/contract/layer-calls'
import { type BusinessCalendar, publicHolidays } from '@shared/model/outside-knowledge'
import { App, Button, Checkbox, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../ui/panel'
import { useMaySetPolicy, useSetDemandPolicy } from '../layers/layer-queries'
import { SavePolicy } from '../layers/save-policy'
import { CalendarEffects } from './calendar-effects'
import { CauseVerdict } from './cause-verdict'
import { DateList } from './date-list'
import { HolidayTable } from './holiday-table'
import { readMonths, writeMonths } from './read-months'
import { useWeekdayNames } from './use-weekday-names'
import './outside-panels.css'

interface CalendarPanelProps {
  readonly report: OutsideReport
  readonly stored: StoredDemandPolicy
}

export function CalendarPanel({ report, stored }: CalendarPanelProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMaySetPolicy()
  const weekdays = useWeekdayNames()
  const { calendar } = stored.policy
  const [draft, setDraft] = useState<BusinessCalendar>(calendar)
  const [months, setMonths] = useState(() => writeMonths(calendar.workingDays))
  const change = (part: Partial<BusinessCalendar>) => setDraft((now) => ({ ...now, ...part }))
  const { set, isPending } = useSetDemandPolicy(
    stored,
    () => void message.success(t('layers.saved')),
  )
  const read = readMonths(months)
  const holidays = draft.holidays ?? report.calendar.holidays
  const whole =
    draft.workedWeekdays.length > 0 &&
    holidays.every(({ holiday, dates }) => holiday.trim() !== '' && dates.length > 0)
  const next: BusinessCalendar = { ...draft, workingDays: read.values }
  return (
    <Panel
      title={t('outside.calendar')}
      extra={<CauseVerdict test={report.calendarTest} currency={report.currency} />}
    >
      <p className="indicator-hint">{t('outside.calendarHint')}</p>
      <CalendarEffects report={report} />
      <div className="policy-grid">
        <div className="policy-field">
          <div>{t('outside.weekdays')}</div>
          <Checkbox.Group
            disabled={!may}
            value={draft.workedWeekdays}
            options={weekdays}
            onChange={(workedWeekdays) => change({ workedWeekdays: workedWeekdays.toSorted() })}
          />
        </div>
        <div className="policy-field">
          <div>{t('outside.publicHolidays')}</div>
          <Segmented
            size="small"
            disabled={!may}
            aria-label={t('outside.publicHolidays')}
            value={draft.publicHolidays}
            onChange={(value) => change({ publicHolidays: value })}
            options={publicHolidays.map((value) => ({
              value,
              label: t(`outside.public_${value}`),
            }))}
          />
        </div>
        {(['daysOff', 'makeUpDays'] as const).map((key) => (
          <div key={key} className="policy-field">
            <div>{t(`outside.${key}`)}</div>
            <DateList
              label={t(`outside.${key}`)}
              disabled={!may}
              value={draft[key]}
              put={(dates) => change({ [key]: dates })}
            />
          </div>
        ))}
        <div className="policy-field">
          <div>{t('outside.workingDays')}</div>
          <Input.TextArea
            size="small"
            rows={2}
            disabled={!may}
            aria-label={t('outside.workingDays')}
            placeholder={t('outside.workingDaysHint')}
            status={read.wrong ? 'error' : ''}
            value={months}
            onChange={(event) => setMonths(event.target.value)}
          />
          {read.wrong ? (
            <div className="small wrong-line">{t('outside.valuesWrong', { ...read.wrong })}</div>
          ) : null}
        </div>
      </div>
      <details className="holidays">
        <summary>{t('outside.holidays')}</summary>
        <HolidayTable may={may} holidays={holidays} change={(all) => change({ holidays: all })} />
        {may ? (
          <div className="holiday-actions">
            <Button
              size="small"
              type="link"
              onClick={() =>
                change({
                  holidays: [...holidays, { holiday: '', dates: [], daysBefore: 7, days: 7 }],
                })
              }
            >
              {t('outside.addHoliday')}
            </Button>
            <Button
              size="small"
              type="link"
              disabled={draft.holidays === null}
              onClick={() => change({ holidays: null })}
            >
              {t('outside.knownHolidays')}
            </Button>
          </div>
        ) : null}
      </details>
      <SavePolicy
        may={may}
        changed={!read.wrong && whole && JSON.stringify(next) !== JSON.stringify(calendar)}
        pending={isPending}
        save={(reason) => set({ ...stored.policy, calendar: next }, reason)}
      />
    </Panel>
  )
}
