/** Which systems could not say what they call their records, and the way to read them again. */
import type { MatchList } from '@shared/contract/matching-calls'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../ui/error-text'
import { entityName } from '../data/entity-name'
import { useReadNamesAgain } from './matching-queries'

export function UnreadNotice({ unread }: Pick<MatchList, 'unread'>) {
  const { t } = useTranslation()
  const { mutate, isPending } = useReadNamesAgain()
  const again = (
    <Button size="small" loading={isPending} onClick={() => mutate({ again: true })}>
      {t('matching.readAgain')}
    </Button>
  )
  if (unread.length === 0) return <p className="match-again">{again}</p>
  return (
    <Alert
      type="warning"
      showIcon
      title={t('matching.unread')}
      description={unread.map((one) => (
        <div key={JSON.stringify([one.entity, one.connection])}>
          <strong>
            {entityName(t, one.entity)} · {one.connection}
          </strong>{' '}
          {errorText(t, one)}
        </div>
      ))}
      action={again}
    />
  )
}
