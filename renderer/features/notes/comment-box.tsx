/** Where a comment is written: Ctrl+Enter sends it, Esc gives the keys back to the grid. */
import { Button, Input, type InputRef } from 'antd'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface CommentBoxProps {
  readonly label: string
  readonly action: string
  readonly busy: boolean
  readonly onSend: (body: string) => Promise<unknown>
  readonly onLeave: () => void
  /** Whether something is written that is not sent yet. */
  /** What stands in it at first. */
  readonly begin?: string
  /** Shows a way out beside the sending. */
  readonly onCancel?: () => void
  readonly onDraft?: (drafted: boolean) => void
  readonly boxRef?: Ref<InputRef>
}

export function CommentBox({
  label,
  action,
  busy,
  onSend,
  onLeave,
  begin = '',
  onCancel,
  onDraft,
  boxRef,
}: CommentBoxProps) {
  const { t } = useTranslation()
  const [body, setBody] = useState(begin)
  const write = (text: string): void => {
    setBody(text)
    onDraft?.(text.trim() !== '')
  }
  const send = (): void => {
    if (busy || !body.trim()) return
    void onSend(body).then(
      () => write(''),
      // What was written stays in the box; the error is told by itself.
      () => undefined,
    )
  }
  return (
    <div className="comment-box">
      <Input.TextArea
        ref={boxRef}
        autoFocus={begin !== ''}
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        rows={1}
        maxLength={4000}
        value={body}
        aria-label={label}
        placeholder={label}
        title={t('notes.writeHint')}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onLeave()
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          send()
        }}
      />
      <Button size="small" disabled={!body.trim()} loading={busy} onClick={send}>
        {action}
      </Button>
      {onCancel ? (
        <Button size="small" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
      ) : null}
    </div>
  )
}
