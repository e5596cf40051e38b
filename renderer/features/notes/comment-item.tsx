/** One thread: the cell it is about, what was said, and what can be done with it. */
import type { CommentThread } from '@shared/contract/comment-calls'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useViewState } from '../../app/view-state'
import { scenarioName } from '../../ui/scenario-name'
import { useFormat } from '../../ui/use-format'
import { CommentBox } from './comment-box'
import { useComment, useResolve } from './note-queries'
import { usePlaceWords } from './place-words'
import { SaidComment } from './said-comment'

interface CommentItemProps {
  readonly thread: CommentThread
  /** The scenario that is looked at; the thread may be of its parent. */
  readonly scenario: string
  /** About the cell the planner stands on. */
  readonly here: boolean
  readonly onLeave: () => void
}

export function CommentItem({ thread, scenario, here, onLeave }: CommentItemProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const person = usePersonName()
  const words = usePlaceWords()
  const goTo = useViewState((view) => view.goTo)
  const comment = useComment()
  const resolve = useResolve()
  const [replying, setReplying] = useState(false)
  const { resolved, place } = thread
  return (
    <li className={`comment-thread${here ? ' here' : ''}${resolved ? ' resolved' : ''}`}>
      <div className="comment-place">
        <button
          type="button"
          className="link-button"
          title={t('notes.goTo')}
          onClick={() => goTo({ scenario, place })}
        >
          {words(place)}
        </button>
        {thread.scenario === scenario ? null : (
          <small>
            {t('notes.inScenario', {
              scenario: scenarioName(t, thread.scenario, thread.scenarioName),
            })}
          </small>
        )}
      </div>
      {thread.comments.map((one) => (
        <SaidComment key={one.comment} said={one} />
      ))}
      {resolved ? (
        <small className="secondary">
          {t('notes.resolvedBy', { who: person(resolved.by), when: format.dateTime(resolved.at) })}
        </small>
      ) : null}
      {replying ? (
        <CommentBox
          label={t('notes.reply')}
          action={t('notes.reply')}
          busy={comment.isPending}
          onSend={async (body) => {
            await comment.mutateAsync({ thread: thread.thread, body })
            setReplying(false)
          }}
          onLeave={() => {
            setReplying(false)
            onLeave()
          }}
        />
      ) : (
        <div className="comment-actions">
          <Button size="small" type="link" onClick={() => setReplying(true)}>
            {t('notes.reply')}
          </Button>
          <Button
            size="small"
            type="link"
            onClick={() => resolve.mutate({ thread: thread.thread, resolved: resolved === null })}
          >
            {t(resolved ? 'notes.reopen' : 'notes.resolve')}
          </Button>
        </div>
      )}
    </li>
  )
}
