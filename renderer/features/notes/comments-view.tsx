/** What people say about cells: those of the chosen cell first, and a box to write in. */

import type { CellPlace } from '@shared/contract/planning-calls'
import { Checkbox, type InputRef } from 'antd'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useSelection } from '../plan/plan-selection'
import { CommentItem } from './comment-item'
import { useCommentState } from './comment-state'
import { NewComment } from './new-comment'
import { useThreads } from './note-queries'
import './notes.css'
import { samePlace } from './same-place'

interface CommentsViewProps {
  readonly scenario: string
  readonly onLeave: (place: CellPlace | null) => void
}

export function CommentsView({ scenario, onLeave }: CommentsViewProps) {
  const { t } = useTranslation()
  const threads = useThreads(scenario)
  const cell = useSelection((selection) => selection.cell)
  const [resolvedToo, setResolvedToo] = useState(false)
  const { wanted, taken } = useCommentState()
  const box = useRef<InputRef>(null)
  const place = useMemo(
    (): CellPlace | null =>
      cell?.period
        ? { where: cell.row.where, measure: cell.row.measure, period: cell.period.period }
        : null,
    [cell],
  )
  useLayoutEffect(() => {
    if (!wanted || !place) return
    box.current?.focus()
    taken()
  }, [wanted, place, taken])
  const shown = (threads.data ?? [])
    .filter(({ resolved }) => resolvedToo || resolved === null)
    .toSorted((a, b) => Number(samePlace(b.place, place)) - Number(samePlace(a.place, place)))
  return (
    <div className="notes">
      <div className="notes-head">
        <NewComment
          key={scenario}
          scenario={scenario}
          place={place}
          boxRef={box}
          onLeave={() => onLeave(place)}
        />
        <Checkbox checked={resolvedToo} onChange={(event) => setResolvedToo(event.target.checked)}>
          {t('notes.showResolved')}
        </Checkbox>
      </div>
      {threads.isError && !threads.data ? (
        <LoadFailed error={threads.error} retry={() => void threads.refetch()} />
      ) : !threads.data ? (
        <Loading />
      ) : shown.length === 0 ? (
        <EmptyState title={t('notes.noComments')} text={t('notes.noCommentsText')} />
      ) : (
        <ol className="notes-list" aria-label={t('notes.comments')}>
          {shown.map((thread) => (
            <CommentItem
              key={thread.thread}
              thread={thread}
              scenario={scenario}
              here={samePlace(thread.place, place)}
              onLeave={() => onLeave(place)}
            />
          ))}
        </ol>
      )}
    </div>
  )
}
