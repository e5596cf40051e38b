import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import '../../ui/master-detail.css'
import { Panel } from '../../ui/panel'
import { NothingToPublish } from './nothing-to-publish'
import { OutboxDetail } from './outbox-detail'
import { OutboxList } from './outbox-list'
import { useOutbox } from './publishing-queries'
import './publishing-screen.css'

/** What leaves the house: every approved record, where it is, and what the target said. */
export function PublishingScreen() {
  const { t } = useTranslation()
  const answer = useOutbox()
  const [chosen, setChosen] = useState<string>()
  if (answer.error) return <LoadFailed error={answer.error} retry={() => void answer.refetch()} />
  if (!answer.data) return <Loading />
  const entries = answer.data.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  const shown = entries.find(({ entry }) => entry === chosen) ?? entries[0]
  return (
    <div className="master-detail">
      <OutboxList entries={entries} shown={shown?.entry} choose={setChosen} />
      {shown ? (
        <OutboxDetail key={shown.entry} entry={shown} />
      ) : (
        <Panel title={t('publishing.outbox')}>
          <NothingToPublish />
        </Panel>
      )}
    </div>
  )
}
