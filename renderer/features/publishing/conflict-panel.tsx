import type { OutboxEntry, PublishConflict } from '@shared/contract/contract-types'
import { App, Button, Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/app-queries'
import { noFigure } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import { measureName } from './measure-name'
import { useMaySend, useResolve } from './publishing-queries'

/** `item|customer|site`, of which some are empty. */
const lineWords = (line: string) => line.split('|').filter(Boolean).join(' · ')

/** Value by value: what was last published, what the target holds, what is to be published. */
export function ConflictPanel({ entry }: { readonly entry: OutboxEntry }) {
  const { t } = useTranslation()
  const format = useFormat()
  const figure = (value: number | null) => (value === null ? noFigure : format.exact(value))
  const columns: TableColumnsType<PublishConflict> = [
    { title: t('publishing.conflict_line'), render: (_, { line }) => lineWords(line) },
    {
      title: t('publishing.line_measure'),
      render: (_, { measure }) => measureName(t, measure),
    },
    { title: t('publishing.line_month'), render: (_, { month }) => format.period(month) },
    ...(['lastPublished', 'theirs', 'ours'] as const).map((side) => ({
      title: t(`publishing.conflict_${side}`),
      align: 'right' as const,
      className: side === 'lastPublished' ? 'secondary' : '',
      render: (_: unknown, conflict: PublishConflict) => figure(conflict[side]),
    })),
  ]
  return (
    <section className="conflicts" aria-label={t('publishing.conflicts')}>
      <header className="conflicts-head">
        <h3>{t('publishing.conflicts')}</h3>
        <Resolve entry={entry} />
      </header>
      <Table<PublishConflict>
        size="small"
        columns={columns}
        rowKey={({ line, month, measure }) => `${measure}|${line}|${month}`}
        dataSource={[...entry.conflicts]}
        pagination={{ pageSize: 50, size: 'small', showSizeChanger: false, hideOnSinglePage: true }}
      />
    </section>
  )
}

function Resolve({ entry: { entry, conflicts } }: { readonly entry: OutboxEntry }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const session = useSession().data
  const maySend = useMaySend()
  const resolve = useResolve()
  const ask = (keep: 'ours' | 'theirs') => {
    const side = keep === 'ours' ? 'Ours' : 'Theirs'
    modal.confirm({
      title: t(`publishing.keep${side}Question`, { count: conflicts.length }),
      content: t(`publishing.keep${side}Text`),
      okText: t(`publishing.keep${side}`),
      cancelText: t('app.cancel'),
      onOk: () => resolve.mutate({ entry, keep }),
    })
  }
  if (session && !maySend)
    return (
      <span className="secondary small">
        {t('publishing.mayNotSend', { role: t(`app.role_${session.role}`) })}
      </span>
    )
  return (
    <span className="conflicts-buttons">
      <Button size="small" disabled={resolve.isPending} onClick={() => ask('theirs')}>
        {t('publishing.keepTheirs')}
      </Button>
      <Button size="small" disabled={resolve.isPending} onClick={() => ask('ours')}>
        {t('publishing.keepOurs')}
      </Button>
    </span>
  )
}
