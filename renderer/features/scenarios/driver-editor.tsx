/** A list of drivers with a form for one more, whether they are recorded already or not. */
import type { DriverAssumption } from '@shared/model/drivers'
import { Button, Space } from 'antd'
import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assumptionOf, type DriverDraft, emptyDraft } from './driver-draft'
import { DriverForm, type DriverFormHandle } from './driver-form'
import { useDriverText } from './driver-words'
import './scenarios.css'

export interface NewDriver {
  readonly note: string
  readonly assumption: DriverAssumption
}

export interface ListedDriver extends NewDriver {
  readonly key: string
}

export interface DriverEditorHandle {
  /** Adds the driver of an open form: what was added, or null where the form has a fault, which it then shows. */
  finish(): readonly NewDriver[] | null
}

interface DriverEditorProps {
  readonly ref?: Ref<DriverEditorHandle>
  readonly drivers: readonly ListedDriver[]
  readonly periods: readonly string[]
  readonly onAdd: (driver: NewDriver) => void
  readonly onRemove: (key: string) => void
}

export function DriverEditor({ ref, drivers, periods, onAdd, onRemove }: DriverEditorProps) {
  const { t } = useTranslation()
  const text = useDriverText()
  const [draft, setDraft] = useState<DriverDraft | null>(null)
  const form = useRef<DriverFormHandle>(null)
  const add = (made: DriverDraft): NewDriver => {
    const driver = { note: made.note.trim(), assumption: assumptionOf(made) }
    onAdd(driver)
    setDraft(null)
    return driver
  }
  useImperativeHandle(ref, () => ({
    finish() {
      if (!form.current) return []
      const made = form.current.finish()
      return made && [add(made)]
    },
  }))
  return (
    <div className="driver-editor">
      {drivers.length === 0 && !draft ? <p className="hint">{t('scenarios.noDrivers')}</p> : null}
      <ul className="driver-list">
        {drivers.map(({ key, note, assumption }) => (
          <li key={key} className={`driver driver-${assumption.kind}`}>
            <span>
              {text(assumption)}
              {note ? <small>{note}</small> : null}
            </span>
            <Button
              size="small"
              type="text"
              aria-label={`${t('scenarios.removeDriver')}: ${text(assumption)}`}
              title={t('scenarios.removeDriver')}
              onClick={() => onRemove(key)}
            >
              ✕
            </Button>
          </li>
        ))}
      </ul>
      {draft ? (
        <DriverForm
          key={draft.kind}
          ref={form}
          initial={draft}
          periods={periods}
          onCancel={() => setDraft(null)}
          onAdd={add}
        />
      ) : (
        <Space>
          <Button size="small" onClick={() => setDraft(emptyDraft('demand_percent', periods))}>
            {t('scenarios.addDemand')}
          </Button>
          <Button size="small" onClick={() => setDraft(emptyDraft('receipts', periods))}>
            {t('scenarios.addReceipts')}
          </Button>
        </Space>
      )}
    </div>
  )
}
