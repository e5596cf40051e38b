import type { EntityStamp, Snapshot } from '@shared/contract/contract-types'
import { Drawer, Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../ui/facts'
import { Fingerprint } from '../../ui/fingerprint'
import { useFormat } from '../../ui/use-format'
import { entityName } from './entity-name'

interface SnapshotDrawerProps {
  readonly snapshot: Snapshot
  readonly close: () => void
}

/** As of when, a line a source where there are several, and how much of it was read. */
function SourceTimes({ stamp }: { readonly stamp: EntityStamp }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (stamp.sources.length === 0) return format.dateTime(stamp.asOf)
  return stamp.sources.map(({ connection, asOf, reading, changed }) => (
    <div key={connection}>
      {format.dateTime(asOf)}{' '}
      <span className={reading === 'kept' ? 'bad small' : 'secondary small'}>
        {t(`data.reading_${reading}`, { connection, changed: format.quantity(changed) })}
      </span>
    </div>
  ))
}

/** The as-of stamp of every entity in a snapshot. */
export function SnapshotDrawer({ snapshot, close }: SnapshotDrawerProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns: TableColumnsType<EntityStamp> = [
    { title: t('data.column_entity'), render: (_, stamp) => entityName(t, stamp.entity) },
    { title: t('data.column_place'), dataIndex: 'place', className: 'secondary' },
    {
      title: t('data.column_rows'),
      align: 'right',
      render: (_, stamp) => format.quantity(stamp.rows),
    },
    {
      title: t('data.column_rejected'),
      align: 'right',
      render: (_, { rejected }) =>
        rejected ? <span className="bad">{format.quantity(rejected)}</span> : rejected,
    },
    { title: t('data.column_asOf'), render: (_, stamp) => <SourceTimes stamp={stamp} /> },
    { title: t('data.hash'), render: (_, stamp) => <Fingerprint value={stamp.hash} /> },
  ]
  return (
    <Drawer
      open
      onClose={close}
      size={860}
      title={t('data.snapshotDetail', { snapshot: snapshot.snapshot })}
    >
      <Facts
        facts={[
          [t('data.column_asOf'), format.date(snapshot.asOf)],
          [t('data.hash'), <Fingerprint key="hash" value={snapshot.hash} />],
        ]}
      />
      <Table<EntityStamp>
        className="stamps-table"
        size="small"
        rowKey="entity"
        columns={columns}
        dataSource={[...snapshot.entities]}
        pagination={false}
      />
    </Drawer>
  )
}
