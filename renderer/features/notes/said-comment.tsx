/** One comment of a thread: who, when, what; its author may write it anew or take it back. */
import type { CellComment } from '@shared/contract/comment-calls'
import { Button, Popconfirm } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/app-queries'
import { usePersonName } from '../../app/use-person-name'
import { useFormat } from '../../ui/use-format'
import { CommentBox } from './comment-box'
import { useRemoveComment, useRewriteComment } from './note-queries'

export function SaidComment({ said }: { readonly said: CellComment }) {
  const { t } = useTranslation()
  const format = useFormat()
  const person = usePersonName()
  const own = useSession().data?.person === said.author
  const rewrite = useRewriteComment()
  const remove = useRemoveComment()
  const [writing, setWriting] = useState(false)
  const { comment } = said
  const edit = useRef<HTMLButtonElement>(null)
  const wasWriting = useRef(false)
  // The box took the keys; they go back to where it was opened from.
  useEffect(() => {
    if (wasWriting.current && !writing) edit.current?.focus()
    wasWriting.current = writing
  }, [writing])
  const leave = () => setWriting(false)
  if (writing)
    return (
      <CommentBox
        label={t('app.edit')}
        action={t('app.save')}
        begin={said.body}
        busy={rewrite.isPending}
        onSend={async (body) => {
          if (body.trim() !== said.body) await rewrite.mutateAsync({ comment, body })
          leave()
        }}
        onLeave={leave}
        onCancel={leave}
      />
    )
  return (
    <div className="comment">
      <b>{person(said.author)}</b> <small>{format.dateTime(said.at)}</small>
      {said.editedAt ? (
        <small className="secondary">
          {' '}
          {t('notes.edited', { when: format.dateTime(said.editedAt) })}
        </small>
      ) : null}
      {own ? (
        <span className="comment-own">
          <Button ref={edit} size="small" type="link" onClick={() => setWriting(true)}>
            {t('app.edit')}
          </Button>
          <Popconfirm
            title={t('notes.removeConfirm')}
            okText={t('app.remove')}
            cancelText={t('app.cancel')}
            onConfirm={() => remove.mutate({ comment })}
          >
            <Button size="small" type="link" loading={remove.isPending}>
              {t('app.remove')}
            </Button>
          </Popconfirm>
        </span>
      ) : null}
      <p>{said.body}</p>
    </div>
  )
}
