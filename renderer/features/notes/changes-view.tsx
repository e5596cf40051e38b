/** What others did to the plan since the person last saw it. */
import type { JournalEntry } from '@shared/contract/planning-calls'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useViewState } from '../../app/view-state'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useFormat } from '../../ui/use-format'
import { useStepName } from '../plan/journal-words'
import { useChangesSince, useSeen } from './note-queries'
import './notes.css'
import { useReasonText } from './reason-words'

export function ChangesView({ scenario }: { readonly scenario: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const asked = useChangesSince(scenario)
  const seen = useSeen()
  if (asked.isError && !asked.data)
    return <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  const { since, now, entries, more } = asked.data
  if (!since) return <EmptyState title={t('notes.newHere')} text={t('notes.newHereText')} />
  const newData = since.snapshot !== now.snapshot
  const when = format.dateTime(since.at)
  if (entries.length === 0 && !newData)
    return <EmptyState title={t('notes.nothingNew', { when })} text={t('notes.nothingNewText')} />
  return (
    <div className="notes">
      <div className="notes-head">
        <span className="secondary">{t('notes.since', { when })}</span>
        <span className="toolbar-gap" />
        <Tooltip title={t('notes.markSeenHint')}>
          <Button size="small" onClick={() => seen.mutate({ scenario })}>
            {t('notes.markSeen')}
          </Button>
        </Tooltip>
      </div>
      <ol className="notes-list" aria-label={t('notes.changes')}>
        {newData ? <li className="change-entry">{t('notes.newData')}</li> : null}
        {entries.map((entry) => (
          <ChangeEntry key={entry.position} entry={entry} scenario={scenario} />
        ))}
        {more > 0 ? <li className="secondary">{t('notes.moreChanges', { count: more })}</li> : null}
      </ol>
    </div>
  )
}

interface ChangeEntryProps {
  readonly entry: JournalEntry
  readonly scenario: string
}

function ChangeEntry({ entry, scenario }: ChangeEntryProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const person = usePersonName()
  const stepName = useStepName()
  const reasonOf = useReasonText()
  const goTo = useViewState((view) => view.goTo)
  const { place, author, at, undone } = entry
  const reason = reasonOf(entry)
  return (
    <li className="change-entry">
      {place ? (
        <button
          type="button"
          className="link-button"
          title={t('notes.goTo')}
          onClick={() => goTo({ scenario, place })}
        >
          {stepName(entry)}
        </button>
      ) : (
        stepName(entry)
      )}
      <small>
        {t('notes.changeOf', { who: person(author), when: format.dateTime(at) })}
        {undone ? ` · ${t('notes.undoneNote')}` : ''}
      </small>
      {reason ? <p className="edit-reason">{reason}</p> : null}
    </li>
  )
}
