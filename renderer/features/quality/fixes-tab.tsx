/** Fixes that were accepted, the newest first; each can be undone. */
import type { StoredFix } from '@shared/contract/quality-calls'
import { Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { StateTag } from '../../ui/state-tag'
import { useFormat } from '../../ui/use-format'
import { useMayKeepData } from '../data/data-queries'
import { useFixes, useUndoFix } from './quality-queries'
import { ReasonDialog } from './reason-dialog'
import { fixSentence } from './rule-words'

export function FixesTab() {
  const { t } = useTranslation()
  const asked = useFixes()
  const undo = useUndoFix()
  const [undoing, setUndoing] = useState<string>()
  const columns = useColumns(setUndoing)
  if (asked.error && !asked.data)
    return <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  if (asked.data.length === 0)
    return <EmptyState title={t('quality.noFixes')} text={t('quality.noFixesText')} />
  return (
    <>
      <Table<StoredFix>
        size="small"
        rowKey="fix"
        columns={columns}
        dataSource={asked.data.toReversed()}
        pagination={{ pageSize: 50, size: 'small', hideOnSinglePage: true }}
      />
      {undoing ? (
        <ReasonDialog
          title={t('quality.undoFixTitle')}
          text={t('quality.undoFixText')}
          action={t('quality.undoFix')}
          pending={undo.isPending}
          close={() => setUndoing(undefined)}
          confirm={(reason) =>
            undo.mutate({ fix: undoing, reason }, { onSuccess: () => setUndoing(undefined) })
          }
        />
      ) : null}
    </>
  )
}

function useColumns(undo: (fix: string) => void): TableColumnsType<StoredFix> {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = usePersonName()
  const mayKeep = useMayKeepData()
  return [
    { title: t('quality.column_connection'), dataIndex: 'connection', width: 140 },
    { title: t('quality.column_fix'), render: (_, { what }) => fixSentence(t, what) },
    { title: t('quality.column_reason'), dataIndex: 'reason', ellipsis: true },
    {
      title: t('quality.column_accepted'),
      width: 200,
      render: (_, { author, at }) =>
        t('quality.acceptedBy', { name: nameOf(author), time: format.dateTime(at) }),
    },
    {
      title: t('quality.column_state'),
      width: 200,
      render: (_, { fix, undoneBy, undoneAt }) =>
        undoneBy && undoneAt ? (
          <span className="secondary">
            {t('quality.undone', { name: nameOf(undoneBy), time: format.dateTime(undoneAt) })}
          </span>
        ) : (
          <>
            <StateTag tone="good" text={t('quality.inForce')} />{' '}
            <Button size="small" type="text" disabled={!mayKeep} onClick={() => undo(fix)}>
              {t('quality.undoFix')}
            </Button>
          </>
        ),
    },
  ]
}
