/** One driver being filled in. */
import { Button, Input } from 'antd'
import { type Ref, useImperativeHandle, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DriverDraft } from './driver-draft'
import { faultOf } from './driver-draft-fault'
import { DriverFieldInput, Labelled } from './driver-field'
import { fieldsOf } from './driver-fields'

export interface DriverFormHandle {
  /** The draft as it stands; null where something is missing, which the form then says. */
  finish(): DriverDraft | null
}

interface DriverFormProps {
  readonly ref?: Ref<DriverFormHandle>
  readonly scenario: string
  readonly initial: DriverDraft
  /** Whether the driver is there already and is being changed. */
  readonly known: boolean
  readonly periods: readonly string[]
  readonly onDone: (draft: DriverDraft) => void
  readonly onCancel: () => void
}

export function DriverForm(props: DriverFormProps) {
  const { ref, scenario, initial, known, periods, onDone, onCancel } = props
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
  return (
    <fieldset className="driver-form">
      <legend>{t(`drivers.kind_${draft.kind}`)}</legend>
      {fieldsOf(draft).map((field) => (
        <DriverFieldInput
          key={'field' in field ? field.field : field.type}
          of={field}
          scenario={scenario}
          draft={draft}
          periods={periods}
          onChange={change}
        />
      ))}
      <Labelled label={t('drivers.note')}>
        <Input
          maxLength={2000}
          value={draft.note}
          placeholder={t('drivers.noteHint')}
          aria-label={t('drivers.note')}
          onChange={(event) => change({ note: event.target.value })}
        />
      </Labelled>
      <footer>
        <span role="alert" className="driver-fault">
          {tried && fault ? t(`drivers.${fault}`) : null}
        </span>
        <Button size="small" onClick={onCancel}>
          {t('drivers.cancel')}
        </Button>
        <Button
          size="small"
          type="primary"
          ghost
          onClick={() => {
            const made = finish()
            if (made) onDone(made)
          }}
        >
          {t(known ? 'drivers.replace' : 'drivers.add')}
        </Button>
      </footer>
    </fieldset>
  )
}
