import type { Snapshot } from '@shared/contract/contract-types'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useSnapshotSizes } from './data-queries'
import { SnapshotMenu } from './snapshot-menu'

interface SnapshotItemProps {
  readonly snapshot: Snapshot
  readonly isCurrent: boolean
  readonly isShown: boolean
  readonly choose: () => void
}

/** A snapshot in the list: as of when, when sealed, how much, how clean. */
export function SnapshotItem({ snapshot, isCurrent, isShown, choose }: SnapshotItemProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const bytes = useSnapshotSizes().data?.find((one) => one.snapshot === snapshot.snapshot)?.bytes
  const rows = snapshot.entities.reduce((sum, entity) => sum + entity.rows, 0)
  return (
    <li className="snapshot-entry">
      <button type="button" className="master-item" aria-current={isShown} onClick={choose}>
        <span className="master-item-line">
          <span className="master-item-title snapshot-line">
            {t('data.snapshotAsOf', { date: format.date(snapshot.asOf.slice(0, 10)) })}
          </span>
          {isCurrent ? <span className="mark">{t('data.snapshotCurrent')}</span> : null}
        </span>
        <span className="secondary small snapshot-line">
          {t('data.snapshotSealed', {
            time: format.dateTime(snapshot.sealedAt),
            seconds: format.quantity(snapshot.seconds, 1),
          })}
        </span>
        <span className="secondary small snapshot-line">
          {t('data.pullResult', {
            rows: format.quantity(rows),
            entities: snapshot.entities.length,
            errors: snapshot.errors,
            warnings: snapshot.warnings,
          })}
          {bytes
            ? ` · ${t('data.snapshotSize', { megabytes: format.quantity(bytes / 1e6, 1) })}`
            : ''}
        </span>
      </button>
      <SnapshotMenu snapshot={snapshot} />
    </li>
  )
}
