import type { Snapshot } from '@shared/contract/contract-types'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSnapshots } from '../../app/app-queries'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import '../../ui/master-detail.css'
import { Panel } from '../../ui/panel'
import { SnapshotDrawer } from './snapshot-drawer'
import { SnapshotItem } from './snapshot-item'
import { UseSnapshot } from './use-snapshot'

interface SnapshotsPanelProps {
  /** The one the base plan stands on. */
  readonly current: string | undefined
  readonly shown: string | undefined
  readonly choose: (snapshot: string) => void
}

export function SnapshotsPanel({ current, shown, choose }: SnapshotsPanelProps) {
  const { t } = useTranslation()
  const answer = useSnapshots()
  const [stamps, setStamps] = useState<Snapshot>()
  const chosen = answer.data?.find(({ snapshot }) => snapshot === shown)
  return (
    <Panel
      title={t('data.snapshots')}
      extra={
        chosen ? (
          <>
            {chosen.snapshot === current ? null : (
              <UseSnapshot snapshot={chosen} label={t('data.useThisSnapshot')} />
            )}
            <Button size="small" onClick={() => setStamps(chosen)}>
              {t('data.stampsOf')}
            </Button>
          </>
        ) : null
      }
    >
      {answer.error ? (
        <LoadFailed error={answer.error} retry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Loading />
      ) : answer.data.length === 0 ? (
        <EmptyState title={t('data.noSnapshots')} text={t('data.noSnapshotsText')} />
      ) : (
        <ul className="master-list">
          {answer.data
            .toSorted((a, b) => b.sealedAt.localeCompare(a.sealedAt))
            .map((snapshot) => (
              <SnapshotItem
                key={snapshot.snapshot}
                snapshot={snapshot}
                isCurrent={snapshot.snapshot === current}
                isShown={snapshot.snapshot === shown}
                choose={() => choose(snapshot.snapshot)}
              />
            ))}
        </ul>
      )}
      {stamps ? <SnapshotDrawer snapshot={stamps} close={() => setStamps(undefined)} /> : null}
    </Panel>
  )
}
