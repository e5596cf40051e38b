/** A fix for every later pull: suggested, tried, then accepted with a reason. */
import type { FindingDetailAnswer } from '@shared/contract/quality-calls'
import { qualityFixKinds } from '@shared/model/quality/quality-fixes'
import { App, Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wireErrorOf } from '../../app/wire-error'
import { errorText } from '../../ui/error-text'
import { useFormat } from '../../ui/use-format'
import { draftOf, type FixDraft, fieldsOfKind, fixOf, keyOfFinding } from './fix-draft'
import { useAcceptFix, usePreviewFix } from './quality-queries'
import { fixSentence } from './rule-words'

interface FixFormProps {
  readonly detail: FindingDetailAnswer
  readonly close: () => void
}

const needsKey: readonly string[] = ['set_value', 'drop_row', 'keep_first']

export function FixForm({ detail, close }: FixFormProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [draft, setDraft] = useState(() => draftOf(detail))
  const [reason, setReason] = useState('')
  const preview = usePreviewFix()
  const accept = useAcceptFix()
  const id = useId()
  const { connection, finding } = detail.finding
  const what = fixOf(draft, detail)
  const change = (next: Partial<FixDraft>) => {
    setDraft({ ...draft, ...next })
    preview.reset()
  }
  const kinds = qualityFixKinds.filter(
    (kind) => !needsKey.includes(kind) || keyOfFinding(detail) !== null,
  )
  const confirm = () => {
    if (!what) return
    accept.mutate(
      { connection, what, finding, reason: reason.trim() },
      {
        onSuccess: () => {
          message.success(t('quality.fixAccepted'))
          close()
        },
      },
    )
  }
  return (
    <section className="fix-form" aria-label={t('quality.fixTitle', { connection })}>
      <h4>{t('quality.fixTitle', { connection })}</h4>
      <p className="secondary small">{t('quality.fixText')}</p>
      <label htmlFor={`${id}kind`}>{t('quality.fixKind')}</label>
      <Select
        id={`${id}kind`}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        options={kinds.map((kind) => ({ value: kind, label: t(`quality.kind_${kind}`) }))}
      />
      {fieldsOfKind[draft.kind].map((name) => (
        <div key={name} className="fix-field">
          <label htmlFor={`${id}${name}`}>{t(`quality.field_${name}` as 'quality.field_to')}</label>
          <Input
            id={`${id}${name}`}
            value={draft[name]}
            maxLength={500}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        </div>
      ))}
      <div className="quality-bar">
        <Button
          size="small"
          disabled={!what}
          loading={preview.isPending}
          onClick={() => what && preview.mutate({ connection, what })}
        >
          {t('quality.preview')}
        </Button>
        {what ? <span className="secondary small">{fixSentence(t, what)}</span> : null}
      </div>
      <Preview preview={preview} />
      <label htmlFor={`${id}reason`}>{t('quality.reason')}</label>
      <Input.TextArea
        id={`${id}reason`}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="form-actions">
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button
          type="primary"
          disabled={!what || reason.trim() === ''}
          loading={accept.isPending}
          onClick={confirm}
        >
          {t('quality.acceptFix')}
        </Button>
      </div>
    </section>
  )
}

function Preview({ preview }: { readonly preview: ReturnType<typeof usePreviewFix> }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (preview.error)
    return (
      <p className="bad" role="alert">
        {errorText(t, wireErrorOf(preview.error))}
      </p>
    )
  if (!preview.data) return null
  const { rows, examples } = preview.data
  return (
    <div role="status">
      <p>
        {rows === 0
          ? t('quality.previewNone')
          : t('quality.previewRows', { rows: format.quantity(rows) })}
      </p>
      <ul className="finding-history">
        {examples.map(({ entity, row, was, became }) => (
          <li key={`${entity} ${row}`} className="small">
            {t('data.placeRow', { place: entity, row })} ·{' '}
            {t('quality.previewNow', {
              was: was ?? '',
              became: became ?? t('quality.previewOut'),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
