/** Codes that nothing has, with what they may be: one click confirms, another says that it is not so. */
import type { UnmatchedCode } from '@shared/contract/matching-calls'
import { App, Button, Input, Table, type TableColumnsType, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state'
import { useFormat } from '../../ui/use-format'
import { entityName } from '../data/entity-name'
import { useDecideMatch } from './matching-queries'

type Decision = 'confirm' | 'reject'

interface UnmatchedTableProps {
  readonly unmatched: readonly UnmatchedCode[]
  /** Codes that stand for something already, by entity, connection and canonical code. */
  readonly taken: ReadonlySet<string>
  readonly mayKeep: boolean
}

export const takenKey = (entity: string, connection: string, canonical: string): string =>
  JSON.stringify([entity, connection, canonical])

export function UnmatchedTable({ unmatched, taken, mayKeep }: UnmatchedTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { modal } = App.useApp()
  const { mutate, isPending } = useDecideMatch()
  const decide = (
    { entity, connection, code }: UnmatchedCode,
    canonical: string,
    decision: Decision,
  ): void => {
    const pair = { entity, connection, code, canonical, decision }
    if (decision === 'reject' || !taken.has(takenKey(entity, connection, canonical))) {
      mutate(pair)
      return
    }
    modal.confirm({
      title: t('matching.merges'),
      content: t('matching.mergesText', { canonical }),
      okText: t('matching.confirm'),
      cancelText: t('app.cancel'),
      onOk: () => mutate({ ...pair, merge: true }),
    })
  }
  const columns: TableColumnsType<UnmatchedCode> = [
    {
      title: t('matching.column_code'),
      width: 220,
      render: (_, one) => (
        <>
          <strong>{one.code}</strong>
          <div className="secondary small">
            {[entityName(t, one.entity), one.connection, one.name].filter(Boolean).join(' · ')}
          </div>
        </>
      ),
    },
    {
      title: t('matching.column_rows'),
      width: 72,
      align: 'right',
      render: (_, { rows }) => format.quantity(rows),
    },
    {
      title: t('matching.column_suggestion'),
      render: (_, one) => (
        <ul className="match-suggestions">
          {one.suggestions.length === 0 ? (
            <li className="secondary">{t('matching.noSuggestion')}</li>
          ) : null}
          {one.suggestions.map(({ code, name, score, reasons }) => (
            <li key={code}>
              <span>
                <strong>{code}</strong> {format.name(name)}
                <span className="secondary small">
                  {' '}
                  {format.wholeShare(score)} ·{' '}
                  {reasons.map((reason) => t(`matching.reason_${reason}`)).join(', ')}
                </span>
              </span>
              <span className="match-actions">
                <Button
                  size="small"
                  type="primary"
                  ghost
                  disabled={!mayKeep || isPending}
                  aria-label={t('matching.confirmOf', { code: one.code, canonical: code })}
                  onClick={() => decide(one, code, 'confirm')}
                >
                  {t('matching.confirm')}
                </Button>
                <Button
                  size="small"
                  disabled={!mayKeep || isPending}
                  aria-label={t('matching.rejectOf', { code: one.code, canonical: code })}
                  onClick={() => decide(one, code, 'reject')}
                >
                  {t('matching.reject')}
                </Button>
              </span>
            </li>
          ))}
          <li>
            <Tooltip title={t('matching.otherOf', { code: one.code })}>
              <Input.Search
                size="small"
                className="match-other"
                disabled={!mayKeep}
                aria-label={t('matching.otherOf', { code: one.code })}
                placeholder={t('matching.other')}
                enterButton={t('matching.confirm')}
                onSearch={(code) => (code.trim() ? decide(one, code.trim(), 'confirm') : undefined)}
              />
            </Tooltip>
          </li>
        </ul>
      ),
    },
  ]
  if (unmatched.length === 0)
    return <EmptyState title={t('matching.noneUnmatched')} text={t('matching.noneUnmatchedText')} />
  return (
    <Table<UnmatchedCode>
      size="small"
      rowKey={({ entity, connection, code }) => takenKey(entity, connection, code)}
      columns={columns}
      dataSource={[...unmatched]}
      pagination={{ pageSize: 50, size: 'small', showSizeChanger: false, hideOnSinglePage: true }}
    />
  )
}
