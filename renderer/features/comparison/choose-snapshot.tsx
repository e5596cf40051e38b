/** Which other snapshot one is compared with; the earlier of the two is where the comparison begins. */
import type { Snapshot } from '@shared/contract/contract-types'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSnapshots } from '../../app/app-queries'
import { EmptyState } from '../../ui/empty-state'
import { useFormat } from '../../ui/use-format'
import { useComparisonState } from './comparison-state'

interface ChooseSnapshotProps {
  readonly snapshot: Snapshot
  readonly close: () => void
}

export function ChooseSnapshot({ snapshot, close }: ChooseSnapshotProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const compare = useComparisonState((state) => state.compare)
  const others = (useSnapshots().data ?? [])
    .filter((one) => one.snapshot !== snapshot.snapshot)
    .toSorted((a, b) => b.sealedAt.localeCompare(a.sealedAt))
  const choose = (other: Snapshot) => {
    const [of, to] = [snapshot, other].toSorted((a, b) => a.sealedAt.localeCompare(b.sealedAt))
    close()
    if (of && to) compare({ of: of.snapshot, to: to.snapshot })
  }
  const date = (one: Snapshot): string => format.date(one.asOf.slice(0, 10))
  return (
    <Modal
      open
      footer={null}
      onCancel={close}
      title={t('comparison.choose', { date: date(snapshot) })}
    >
      {others.length === 0 ? (
        <EmptyState title={t('comparison.onlyOne')} />
      ) : (
        <ul className="master-list snapshot-choices">
          {others.map((one) => (
            <li key={one.snapshot}>
              <button type="button" className="master-item" onClick={() => choose(one)}>
                {t('comparison.snapshotAt', {
                  date: date(one),
                  time: format.dateTime(one.sealedAt),
                })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  )
}
