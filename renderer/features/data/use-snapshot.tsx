import type { Snapshot } from '@shared/contract/contract-types'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useMayKeepData, useTakeSnapshot } from './data-queries'

interface UseSnapshotProps {
  readonly snapshot: Snapshot
  readonly label: string
}

/** Moves the base plan onto a snapshot, once that is confirmed. */
export function UseSnapshot({ snapshot: { snapshot, asOf }, label }: UseSnapshotProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { modal } = App.useApp()
  const mayKeep = useMayKeepData()
  const take = useTakeSnapshot()
  const ask = () =>
    modal.confirm({
      title: t('data.useSnapshotAsk', { date: format.date(asOf.slice(0, 10)) }),
      content: t('data.useSnapshotText'),
      okText: t('data.useThisSnapshot'),
      cancelText: t('app.cancel'),
      onOk: () => take.mutate({ snapshot }),
    })
  return (
    <Button size="small" disabled={!mayKeep} loading={take.isPending} onClick={ask}>
      {label}
    </Button>
  )
}
