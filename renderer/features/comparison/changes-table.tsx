/** A page of changes: what, from what to what, how much, and what it does to the plan. */
import type { ComparedChange, SnapshotComparison } from '@shared/contract/comparison-calls'
import { Table, type TableColumnsType, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state'
import { ChangeSubject } from './change-subject'
import { useChangeWords } from './change-words'
import { pageSize } from './comparison-queries'

interface ChangesTableProps {
  readonly found: SnapshotComparison
  readonly page: number
  readonly busy: boolean
  readonly onPage: (page: number) => void
}

const effects = [
  ['consensus_demand', 'demand'],
  ['shortage', 'shortage'],
  ['revenue', 'revenue'],
  ['gross_margin', 'margin'],
] as const

export function ChangesTable({ found, page, busy, onPage }: ChangesTableProps) {
  const { t } = useTranslation()
  const words = useChangeWords()
  const { currency, span } = found
  const hinted = (title: string, hint: string) => (
    <Tooltip title={hint}>
      <span className="hinted">{title}</span>
    </Tooltip>
  )
  const effectOf = ({ effect }: ComparedChange, key: (typeof effects)[number][0]) =>
    effect ? (
      words.effect(effect, key, currency)
    ) : (
      <Tooltip title={t('comparison.notAlone')}>
        <span className="secondary">·</span>
      </Tooltip>
    )
  const columns: TableColumnsType<ComparedChange> = [
    {
      title: t('comparison.column_change'),
      width: 128,
      render: (_, change) =>
        change.kind === 'deal_won' ? (
          hinted(words.kind(change), t('comparison.wonHint'))
        ) : (
          <span>{words.kind(change)}</span>
        ),
    },
    {
      title: t('comparison.column_what'),
      width: 240,
      render: (_, change) => <ChangeSubject change={change} />,
    },
    {
      title: t('comparison.column_was'),
      render: (_, change) => (
        <>
          {change.days === null ? null : <div>{words.days(change)}</div>}
          {words.fields(change).map((text) => (
            <div key={text} className="secondary small">
              {text}
            </div>
          ))}
        </>
      ),
    },
    {
      title: hinted(t('comparison.column_size'), t('comparison.sizeHint')),
      width: 116,
      align: 'right',
      render: (_, { units, money }) => (
        <>
          <div>{words.units(units)}</div>
          <div className="secondary small">{words.money(money, currency)}</div>
        </>
      ),
    },
    {
      title: hinted(t('comparison.column_effect'), t('comparison.effectHint', { span })),
      children: effects.map(([key, name]) => ({
        title: t(`comparison.column_${name}`),
        width: 96,
        align: 'right',
        render: (_: unknown, change: ComparedChange) => effectOf(change, key),
      })),
    },
  ]
  if (found.changes.length === 0 && !busy) return <EmptyState title={t('comparison.noneMatch')} />
  return (
    <Table<ComparedChange>
      className="changes-table"
      size="small"
      sticky
      loading={busy}
      rowKey={({ kind, entity, key }) => JSON.stringify([kind, entity, key])}
      columns={columns}
      dataSource={[...found.changes]}
      pagination={{
        current: page,
        pageSize,
        total: found.listed,
        size: 'small',
        showSizeChanger: false,
        hideOnSinglePage: true,
        onChange: onPage,
      }}
    />
  )
}
