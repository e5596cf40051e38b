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
  readonly boxRef?: Ref<InputRef>
}

export function CommentBox({ label, action, busy, onSend, onLeave, boxRef }: CommentBoxProps) {
  const { t } = useTranslation()
  const [body, setBody] = useState('')
  const send = (): void => {
    if (busy || !body.trim()) return
    void onSend(body).then(
      () => setBody(''),
      // What was written stays in the box; the error is told by itself.
      () => undefined,
    )
  }
  return (
    <div className="comment-box">
      <Input.TextArea
        ref={boxRef}
        rows={1}
        maxLength={4000}
        value={body}
        aria-label={label}
        placeholder={label}
        title={t('notes.writeHint')}
        onChange={(event) => setBody(event.target.value)}
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
    </div>
  )
}
