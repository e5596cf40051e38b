/** Where a thread on the chosen cell is begun. */
import type { CellPlace } from '@shared/contract/planning-calls'
import type { InputRef } from 'antd'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommentBox } from './comment-box'
import { useComment } from './note-queries'
import { usePlaceWords } from './place-words'
import { samePlace } from './same-place'

interface NewCommentProps {
  readonly scenario: string
  readonly place: CellPlace | null
  readonly boxRef: Ref<InputRef>
  readonly onLeave: () => void
}

export function NewComment({ scenario, place, boxRef, onLeave }: NewCommentProps) {
  const { t } = useTranslation()
  const words = usePlaceWords()
  const comment = useComment()
  // What is being written stays about the cell it was begun at, wherever its writer looks meanwhile.
  const [begunAt, beginAt] = useState<CellPlace | null>(null)
  const about = begunAt ?? place
  if (!about) return <span className="secondary">{t('notes.chooseCell')}</span>
  const label = t('notes.write', { cell: words(about) })
  return (
    <>
      {samePlace(about, place) ? null : <span className="secondary">{label}</span>}
      <CommentBox
        boxRef={boxRef}
        label={label}
        action={t('notes.send')}
        busy={comment.isPending}
        onDraft={(drafted) => beginAt(drafted ? about : null)}
        onSend={async (body) => {
          await comment.mutateAsync({ scenario, place: about, body })
          onLeave()
        }}
        onLeave={onLeave}
      />
    </>
  )
}
