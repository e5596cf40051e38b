import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import type { DriverDraft } from './driver-draft'
import { useAttributeValues } from './scenario-queries'

interface MonthSelectProps {
  readonly field: 'start' | 'close'
  readonly scenario: string
  readonly draft: DriverDraft
  readonly periods: readonly string[]
  readonly onChange: (part: Partial<DriverDraft>) => void
}

/** A planned month; a deal's close may be left as the CRM expects it. */
export function MonthSelect({ field, scenario, draft, periods, onChange }: MonthSelectProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { values } = useAttributeValues(scenario, 'opportunity')
  const deal = values.find(({ code }) => code === draft.opportunity)?.deal
  const expected =
    field === 'close' && deal
      ? t('drivers.closeExpected', { month: format.period(deal.closesOn.slice(0, 7)) })
      : ''
  return (
    <Select
      allowClear={field === 'close'}
      value={draft[field]}
      placeholder={expected}
      aria-label={t(`drivers.${field}`)}
      options={periods.map((period) => ({ value: period, label: format.period(period) }))}
      onChange={(month) => onChange({ [field]: month ?? null })}
    />
  )
}
