import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'

interface PeriodSpanProps {
  readonly periods: readonly string[]
  readonly from: string | null
  readonly to: string | null
  readonly onChange: (span: { from?: string; to?: string }) => void
}

/** Two planned periods, both included. */
export function PeriodSpan({ periods, from, to, onChange }: PeriodSpanProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const options = periods.map((period) => ({ value: period, label: format.period(period) }))
  return (
    <span className="period-span">
      <Select
        value={from}
        aria-label={t('drivers.from')}
        options={options}
        onChange={(chosen) => onChange({ from: chosen })}
      />
      <span aria-hidden="true">–</span>
      <Select
        value={to}
        aria-label={t('drivers.to')}
        options={options}
        onChange={(chosen) => onChange({ to: chosen })}
      />
    </span>
  )
}
