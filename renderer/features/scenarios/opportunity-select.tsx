import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useAttributeValues, usePlanned } from './scenario-queries'

interface OpportunitySelectProps {
  readonly scenario: string
  readonly value: string | null
  readonly onChange: (opportunity: string | null) => void
}

/** An open opportunity, found by its name, code or customer; the largest first. */
export function OpportunitySelect({ scenario, value, onChange }: OpportunitySelectProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { pending, values } = useAttributeValues(scenario, 'opportunity')
  const { currency } = usePlanned(scenario)
  const options = values.map(({ code, name, deal }) => ({
    value: code,
    label: `${format.name(name)} (${code})`,
    about: deal
      ? t('drivers.dealLine', {
          customer: format.name(deal.customer),
          amount: format.moneyCompact(deal.amount, currency),
          probability: format.share(deal.probability),
          closes: format.date(deal.closesOn),
        })
      : '',
  }))
  const chosen = options.find((one) => one.value === value)
  return (
    <>
      <Select
        showSearch={{
          filterOption: (typed, option) =>
            `${option?.label} ${option?.about}`.toLowerCase().includes(typed.toLowerCase()),
        }}
        allowClear
        loading={pending}
        value={value}
        placeholder={t('drivers.any_opportunity')}
        aria-label={t('drivers.opportunity')}
        popupMatchSelectWidth={false}
        onChange={(code) => onChange(code ?? null)}
        options={options}
        optionRender={({ data }) => (
          <>
            {data.label}
            <small className="deal-line">{data.about}</small>
          </>
        )}
      />
      {chosen ? <small className="deal-line">{chosen.about}</small> : null}
    </>
  )
}
