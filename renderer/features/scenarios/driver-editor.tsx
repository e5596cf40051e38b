/** A list of drivers with a form for one more, whether they are recorded already or not. */
import type { DriverAssumption } from '@shared/model/drivers'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assumptionOf, type DriverDraft, emptyDraft } from './driver-draft'
import { DriverForm } from './driver-form'
import { useDriverText } from './driver-words'
import './scenarios.css'

export interface ListedDriver {
  readonly key: string
  readonly note: string
  readonly assumption: DriverAssumption
}

interface DriverEditorProps {
  readonly drivers: readonly ListedDriver[]
  readonly periods: readonly string[]
  readonly onAdd: (driver: { note: string; assumption: DriverAssumption }) => void
  readonly onRemove: (key: string) => void
}

export function DriverEditor({ drivers, periods, onAdd, onRemove }: DriverEditorProps) {
  const { t } = useTranslation()
  const text = useDriverText()
  const [draft, setDraft] = useState<DriverDraft | null>(null)
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
          initial={draft}
          periods={periods}
          onCancel={() => setDraft(null)}
          onAdd={(made) => {
            onAdd({ note: made.note.trim(), assumption: assumptionOf(made) })
            setDraft(null)
          }}
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
