/** One driver being filled in. */
import { Button, Input, InputNumber } from 'antd'
import { type ReactNode, type Ref, useImperativeHandle, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AttributeSelect } from './attribute-select'
import { type DriverDraft, faultOf } from './driver-draft'
import { PeriodSpan } from './period-span'

export interface DriverFormHandle {
  /** The draft as it stands; null where something is missing, which the form then says. */
  finish(): DriverDraft | null
}

interface DriverFormProps {
  readonly ref?: Ref<DriverFormHandle>
  readonly initial: DriverDraft
  readonly periods: readonly string[]
  readonly onAdd: (draft: DriverDraft) => void
  readonly onCancel: () => void
}

const Field = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="driver-field">
    <span>{label}</span>
    {children}
  </div>
)

export function DriverForm({ ref, initial, periods, onAdd, onCancel }: DriverFormProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(initial)
  const [tried, setTried] = useState(false)
  const change = (part: Partial<DriverDraft>) => setDraft((now) => ({ ...now, ...part }))
  const fault = faultOf(draft)
  const finish = () => {
    setTried(true)
    return fault ? null : draft
  }
  useImperativeHandle(ref, () => ({ finish }))
  const pick = (field: 'customer' | 'family' | 'supplier' | 'item', placeholder: string) => (
    <Field label={t(`scenarios.${field}`)}>
      <AttributeSelect
        attribute={field === 'item' ? 'supplied_item' : field}
        label={t(`scenarios.${field}`)}
        value={draft[field]}
        placeholder={placeholder}
        onChange={(code) => change({ [field]: code })}
      />
    </Field>
  )
  const number = (
    field: 'percent' | 'periodsLate' | 'percentShort',
    limits: { min: number; max: number; suffix?: string },
  ) => (
    <Field label={t(`scenarios.${field}`)}>
      <InputNumber
        {...limits}
        aria-label={t(`scenarios.${field}`)}
        value={draft[field]}
        onChange={(value) => change({ [field]: value })}
      />
    </Field>
  )
  return (
    <fieldset className="driver-form">
      <legend>{t(`drivers.kind_${draft.kind}`)}</legend>
      {draft.kind === 'demand_percent' ? (
        <>
          {number('percent', { min: -100, max: 1000, suffix: '%' })}
          {pick('customer', t('scenarios.anyCustomer'))}
          {pick('family', t('scenarios.anyFamily'))}
        </>
      ) : (
        <>
          {pick('supplier', t('scenarios.supplierMissing'))}
          {pick('item', t('scenarios.anyItem'))}
          {number('periodsLate', { min: 0, max: 24 })}
          {number('percentShort', { min: 0, max: 100, suffix: '%' })}
        </>
      )}
      <Field label={`${t('scenarios.from')} – ${t('scenarios.to')}`}>
        <PeriodSpan periods={periods} from={draft.from} to={draft.to} onChange={change} />
      </Field>
      <Field label={t('scenarios.note')}>
        <Input
          maxLength={2000}
          value={draft.note}
          placeholder={t('scenarios.noteHint')}
          aria-label={t('scenarios.note')}
          onChange={(event) => change({ note: event.target.value })}
        />
      </Field>
      <footer>
        <span role="alert" className="driver-fault">
          {tried && fault ? t(`scenarios.${fault}`) : null}
        </span>
        <Button size="small" onClick={onCancel}>
          {t('scenarios.cancel')}
        </Button>
        <Button
          size="small"
          type="primary"
          ghost
          onClick={() => {
            const made = finish()
            if (made) onAdd(made)
          }}
        >
          {t('scenarios.driverAdd')}
        </Button>
      </footer>
    </fieldset>
  )
}
