/** One field of a driver's form. */
import { unitSpreads } from '@shared/model/drivers'
import { Input, InputNumber, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AttributeSelect, useAttributeOptions } from './attribute-select'
import type { DriverDraft } from './driver-draft'
import type { DriverField, NumberField } from './driver-fields'
import { MonthSelect } from './month-select'
import { OpportunitySelect } from './opportunity-select'
import { PeriodSpan } from './period-span'

export interface DriverFieldProps {
  readonly of: DriverField
  readonly scenario: string
  readonly draft: DriverDraft
  readonly periods: readonly string[]
  readonly onChange: (part: Partial<DriverDraft>) => void
}

export const Labelled = ({
  label,
  wide = false,
  children,
}: {
  readonly label: string
  readonly wide?: boolean
  readonly children: ReactNode
}) => (
  <div className={wide ? 'driver-field wide' : 'driver-field'}>
    <span>{label}</span>
    {children}
  </div>
)

export function DriverFieldInput(props: DriverFieldProps) {
  const { t } = useTranslation()
  const { of, scenario, draft, onChange } = props
  switch (of.type) {
    case 'number':
      return <NumberInput {...props} of={of} />
    case 'pick':
      return (
        <Labelled label={t(`drivers.${of.field}`)}>
          <AttributeSelect
            scenario={scenario}
            attribute={of.attribute}
            label={t(`drivers.${of.field}`)}
            value={draft[of.field]}
            placeholder={t(`drivers.${of.empty ?? (`any_${of.field}` as const)}`)}
            onChange={(code) => onChange({ [of.field]: code })}
          />
        </Labelled>
      )
    case 'word':
      return (
        <Labelled label={t(`drivers.${of.field}`)}>
          <Input
            maxLength={200}
            value={draft[of.field]}
            aria-label={t(`drivers.${of.field}`)}
            onChange={(event) => onChange({ [of.field]: event.target.value })}
          />
        </Labelled>
      )
    case 'resources':
      return <ResourcesInput {...props} />
    case 'opportunity':
      return (
        <Labelled wide label={t('drivers.opportunity')}>
          <OpportunitySelect
            scenario={scenario}
            value={draft.opportunity}
            onChange={(opportunity) => onChange({ opportunity, close: null })}
          />
        </Labelled>
      )
    default:
      return <ChoiceInput {...props} type={of.type} />
  }
}

function NumberInput({ of, draft, onChange }: DriverFieldProps & { readonly of: NumberField }) {
  const { t } = useTranslation()
  const { field, min, max, unit, empty, hint } = of
  const suffix = unit === undefined || unit === '%' ? unit : t(`drivers.${unit}`)
  return (
    <Labelled label={t(`drivers.${field}`)}>
      <InputNumber
        min={min}
        max={max}
        {...(suffix ? { suffix } : {})}
        {...(empty ? { placeholder: t(`drivers.${empty}`) } : {})}
        aria-label={t(`drivers.${field}`)}
        value={draft[field]}
        onChange={(value) => onChange({ [field]: value })}
      />
      {hint ? <small className="deal-line">{t(`drivers.${hint}`)}</small> : null}
    </Labelled>
  )
}

function ResourcesInput({ scenario, draft, onChange }: DriverFieldProps) {
  const { t } = useTranslation()
  const { pending, options } = useAttributeOptions(scenario, 'resource')
  return (
    <Labelled label={t('drivers.resources')}>
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        loading={pending}
        value={[...draft.resources]}
        placeholder={t('drivers.any_resources')}
        aria-label={t('drivers.resources')}
        popupMatchSelectWidth={false}
        onChange={(resources: string[]) => onChange({ resources })}
        options={options}
      />
    </Labelled>
  )
}

type ChoiceType = 'start' | 'close' | 'span' | 'outcome' | 'spread'

function ChoiceInput({ type, ...props }: DriverFieldProps & { readonly type: ChoiceType }) {
  const { t } = useTranslation()
  const { draft, periods, onChange } = props
  switch (type) {
    case 'span':
      return (
        <Labelled label={t('drivers.span')}>
          <PeriodSpan periods={periods} from={draft.from} to={draft.to} onChange={onChange} />
        </Labelled>
      )
    case 'start':
    case 'close':
      return (
        <Labelled label={t(`drivers.${type}`)}>
          <MonthSelect {...props} field={type} />
        </Labelled>
      )
    case 'outcome':
      return (
        <Labelled label={t('drivers.outcome')}>
          <Segmented
            size="small"
            aria-label={t('drivers.outcome')}
            value={draft.outcome}
            onChange={(outcome) => onChange({ outcome })}
            options={(['won', 'lost'] as const).map((value) => ({
              value,
              label: t(`drivers.outcome_${value}`),
            }))}
          />
        </Labelled>
      )
    case 'spread':
      return (
        <Labelled label={t('drivers.spread')}>
          <Select
            value={draft.spread}
            aria-label={t('drivers.spread')}
            onChange={(spread) => onChange({ spread })}
            options={unitSpreads.map((value) => ({ value, label: t(`drivers.spread_${value}`) }))}
          />
        </Labelled>
      )
  }
}
