import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { PublishedDocument } from './published-document'
import { useLookUp } from './publishing-queries'

interface LookUpDrawerProps {
  readonly entry: string
  readonly close: () => void
}

/** The record as the target holds it, asked for by its idempotency key. */
export function LookUpDrawer({ entry, close }: LookUpDrawerProps) {
  const { t } = useTranslation()
  return (
    <Drawer open onClose={close} size={760} title={t('publishing.lookUpTitle')}>
      <Found entry={entry} />
    </Drawer>
  )
}

function Found({ entry }: { readonly entry: string }) {
  const { t } = useTranslation()
  const answer = useLookUp(entry)
  if (answer.isFetching) return <Loading />
  if (answer.error) return <LoadFailed error={answer.error} retry={() => void answer.refetch()} />
  if (!answer.data)
    return (
      <EmptyState title={t('publishing.lookUpNothing')} text={t('publishing.lookUpNothingText')} />
    )
  return <PublishedDocument receipt={answer.data.receipt} document={answer.data.document} />
}
