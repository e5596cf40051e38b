/** A list of drivers with a form for one more, or for one of them, whether they are recorded already or not. */
import type { DriverAssumption } from '@shared/model/drivers'
import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assumptionOf } from './draft-assumption'
import { type DriverDraft, draftOf, emptyDraft } from './driver-draft'
import { DriverForm, type DriverFormHandle } from './driver-form'
import { DriverKindMenu } from './driver-kind-menu'
import { DriverRow } from './driver-row'
import './scenarios.css'

export interface NewDriver {
  readonly note: string
  readonly assumption: DriverAssumption
}

export interface ListedDriver extends NewDriver {
  readonly key: string
}

export interface DriverEditorHandle {
  /** Takes the driver of an open form: the whole list with it, or null where the form has a fault, which it then shows. */
  finish(): readonly NewDriver[] | null
}

interface DriverEditorProps {
  readonly ref?: Ref<DriverEditorHandle>
  /** Whose items, resources and deals there are to choose from. */
  readonly scenario: string
  readonly drivers: readonly ListedDriver[]
  readonly periods: readonly string[]
  readonly onAdd: (driver: NewDriver) => void
  readonly onReplace: (key: string, driver: NewDriver) => void
  readonly onRemove: (key: string) => void
}

/** What the form holds; `key` names the driver it is to take the place of. */
interface Editing {
  readonly key: string | null
  readonly draft: DriverDraft
}

export function DriverEditor(props: DriverEditorProps) {
  const { ref, scenario, drivers, periods, onAdd, onReplace, onRemove } = props
  const { t } = useTranslation()
  const [editing, setEditing] = useState<Editing | null>(null)
  const form = useRef<DriverFormHandle>(null)
  const take = (made: DriverDraft): readonly NewDriver[] => {
    const driver = { note: made.note.trim(), assumption: assumptionOf(made) }
    setEditing(null)
    const key = editing?.key ?? null
    if (key === null) {
      onAdd(driver)
      return [...drivers, driver]
    }
    onReplace(key, driver)
    return drivers.map((one) => (one.key === key ? driver : one))
  }
  useImperativeHandle(ref, () => ({
    finish() {
      if (!form.current) return drivers
      const made = form.current.finish()
      return made && take(made)
    },
  }))
  return (
    <div className="driver-editor">
      {drivers.length === 0 && !editing ? <p className="hint">{t('drivers.noDrivers')}</p> : null}
      <ul className="driver-list">
        {drivers.map((one) => (
          <DriverRow
            key={one.key}
            driver={one}
            onEdit={() => setEditing({ key: one.key, draft: draftOf(one.assumption, one.note) })}
            onRemove={() => {
              if (editing?.key === one.key) setEditing(null)
              onRemove(one.key)
            }}
          />
        ))}
      </ul>
      {editing ? (
        <DriverForm
          key={`${editing.key} ${editing.draft.kind}`}
          ref={form}
          scenario={scenario}
          initial={editing.draft}
          known={editing.key !== null}
          periods={periods}
          onCancel={() => setEditing(null)}
          onDone={take}
        />
      ) : (
        <DriverKindMenu
          onChoose={(kind) => setEditing({ key: null, draft: emptyDraft(kind, periods) })}
        />
      )}
    </div>
  )
}
