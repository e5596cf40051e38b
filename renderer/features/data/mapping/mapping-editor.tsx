import type { ConnectionMapping } from '@shared/contract/mapping-calls'
import { App, Button, Input, Tabs } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wireErrorOf } from '../../../app/wire-error'
import { EntityEditor } from './entity-editor'
import { documentText, entitiesOf, isChanged, parseDocument } from './mapping-document'
import { MappingPreviewPane } from './mapping-preview'
import { useMappingPreview, useResetMapping, useSaveMapping } from './mapping-queries'

interface MappingEditorProps {
  readonly mapping: ConnectionMapping
  readonly close: () => void
  readonly cancel: () => void
  readonly tellDirty: (dirty: boolean) => void
}

export function MappingEditor({ mapping, close, cancel, tellDirty }: MappingEditorProps) {
  const { t } = useTranslation()
  const { connection, origin, name } = mapping
  const [text, setText] = useState(mapping.text)
  const [tab, setTab] = useState('fields')
  const [chosen, choose] = useState<string>()
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set())
  const document = useMemo(() => parseDocument(text), [text])
  const entities = document ? entitiesOf(document) : []
  const entity = chosen !== undefined && entities.includes(chosen) ? chosen : entities[0]
  const asked = entity ?? chosen
  const preview = useMappingPreview(connection, text, asked)
  const dirty = broken.size > 0 || isChanged(mapping.text, text)
  useEffect(() => tellDirty(dirty), [dirty, tellDirty])
  const error = preview.error ? wireErrorOf(preview.error) : undefined
  const fault =
    error?.code === 'MAPPING_INVALID'
      ? { path: String(error.params.path), expected: String(error.params.expected) }
      : undefined
  return (
    <div className="mapping-editor">
      <div className="mapping-columns">
        <Tabs
          className="mapping-tabs"
          size="small"
          activeKey={tab}
          onChange={(next) => {
            setBroken(new Set())
            setTab(next)
          }}
          destroyOnHidden
          items={[
            {
              key: 'fields',
              label: t('data.mappingFields'),
              children:
                document && entity !== undefined ? (
                  <EntityEditor
                    document={document}
                    entity={entity}
                    choose={choose}
                    fault={fault}
                    change={(next) => setText(documentText(next))}
                    setBroken={(place, isBroken) =>
                      setBroken((before) => withPlace(before, place, isBroken))
                    }
                  />
                ) : (
                  <p className="bad">{t('data.mappingNoDocument')}</p>
                ),
            },
            {
              key: 'document',
              label: t('data.mappingDocument'),
              children: (
                <Input.TextArea
                  className="monospace mapping-text"
                  aria-label={t('data.mappingDocument')}
                  spellCheck={false}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              ),
            },
          ]}
        />
        <MappingPreviewPane entity={asked} preview={preview} />
      </div>
      <div className="mapping-foot">
        <span className="secondary small">{t(`data.mappingOrigin_${origin}`, { name })}</span>
        <Actions
          mapping={mapping}
          text={text}
          maySave={dirty && broken.size === 0 && document !== null && !fault}
          close={close}
          cancel={cancel}
        />
      </div>
    </div>
  )
}

function withPlace(
  before: ReadonlySet<string>,
  place: string,
  isBroken: boolean,
): ReadonlySet<string> {
  if (before.has(place) === isBroken) return before
  const after = new Set(before)
  if (isBroken) after.add(place)
  else after.delete(place)
  return after
}

interface ActionsProps {
  readonly mapping: ConnectionMapping
  readonly text: string
  readonly maySave: boolean
  readonly close: () => void
  readonly cancel: () => void
}

function Actions({ mapping, text, maySave, close, cancel }: ActionsProps) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const { connection, origin, name } = mapping
  const save = useSaveMapping()
  const reset = useResetMapping()
  const askToReset = () =>
    modal.confirm({
      title: t('data.mappingResetAsk'),
      content: t('data.mappingResetText', { name }),
      okText: t('data.mappingReset', { name }),
      okButtonProps: { danger: true },
      cancelText: t('app.cancel'),
      onOk: () => reset.mutate({ connection }, { onSuccess: close }),
    })
  const saved = () => {
    message.success(t('data.mappingSaved'))
    close()
  }
  return (
    <div className="form-actions">
      {origin === 'edited' ? (
        <Button loading={reset.isPending} onClick={askToReset}>
          {t('data.mappingReset', { name })}
        </Button>
      ) : null}
      <Button onClick={cancel}>{t('app.cancel')}</Button>
      <Button
        type="primary"
        disabled={!maySave}
        loading={save.isPending}
        onClick={() => save.mutate({ connection, text }, { onSuccess: saved })}
      >
        {t('app.save')}
      </Button>
    </div>
  )
}
