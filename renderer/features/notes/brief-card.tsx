/** Why a number is so, in brief: who wrote it, when and for what reason, what is said of it, how old the data is. */
import type { CellPlace } from '@shared/contract/planning-calls'
import { selectionKey } from '@shared/model/place-key'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useFormat } from '../../ui/use-format'
import { useTraceWords } from '../why/trace-words'
import { useWhyOf } from '../why/why-queries'
import { useThreads } from './note-queries'
import { usePlaceWords } from './place-words'
import { useReasonText } from './reason-words'

interface BriefCardProps {
  readonly scenario: string
  readonly place: CellPlace
  readonly changed: boolean
}

const mostEdits = 2

export function BriefCard({ scenario, place, changed }: BriefCardProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const person = usePersonName()
  const words = useTraceWords()
  const cell = usePlaceWords()
  const reasonOf = useReasonText()
  const { data: why, isPlaceholderData } = useWhyOf(scenario, place)
  const threads = useThreads(scenario).data?.filter(
    (one) =>
      one.resolved === null &&
      one.place.measure === place.measure &&
      one.place.period === place.period &&
      selectionKey(one.place.where) === selectionKey(place.where),
  )
  const told = why && !isPlaceholderData ? why : null
  const standing = told?.edits.filter(({ stands }) => stands) ?? []
  return (
    <>
      <header>
        <span>{cell(place)}</span>
        {told ? <b>{words.figure(told.value, told.unit)}</b> : null}
      </header>
      {changed ? <p className="brief-changed">{t('notes.briefChanged')}</p> : null}
      {standing.slice(0, mostEdits).map((edit) => {
        const reason = reasonOf(edit)
        return (
          <div key={`${edit.position} ${edit.measure}`}>
            {t('notes.briefEdit', {
              who: person(edit.author),
              when: format.dateTime(edit.at),
              entry: edit.entry || t('notes.briefCleared'),
            })}
            {reason ? <p className="edit-reason">{reason}</p> : null}
          </div>
        )
      })}
      {told && standing.length === 0 ? <p>{t('notes.briefNoEdit')}</p> : null}
      {threads?.map(({ thread, comments }) => {
        const last = comments.at(-1)
        return last ? (
          <blockquote key={thread}>
            <b>{person(last.author)}</b> {last.body}
          </blockquote>
        ) : null
      })}
      <footer>
        {told ? t('notes.briefAsOf', { date: format.date(told.asOf) }) : t('app.loading')}
        {' · '}
        {t('notes.briefMore')}
      </footer>
    </>
  )
}
