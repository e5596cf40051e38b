import type { Connection } from '@shared/contract/contract-types'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSettings } from '../../app/app-queries'
import { wireErrorOf } from '../../app/wire-error'
import { errorText } from '../../ui/error-text'
import { sampleFolder } from './connection-fields'
import { ConnectionMenu } from './connection-menu'
import { useFeeds, useMayKeepData, useTestConnection } from './data-queries'

interface ConnectionRowProps {
  readonly connection: Connection
  readonly edit: () => void
}

export function ConnectionRow({ connection, edit }: ConnectionRowProps) {
  const { t } = useTranslation()
  const settings = useSettings().data
  const mayKeep = useMayKeepData()
  const order = useFeeds().data?.connections ?? []
  const test = useTestConnection()
  const { name, type } = connection
  const { url, folder, host, database } = connection.settings
  const server = [host, database].filter(Boolean).join(' / ')
  const place = folder === sampleFolder ? t('data.sampleFolder') : (url ?? folder ?? server)
  const rank = order.indexOf(name) + 1
  const isSource = order.length === 0 && settings?.source === name
  const feeding = rank > 0 ? t('data.feedsRank', { rank }) : isSource ? t('data.isSource') : null
  return (
    <div className="connection">
      <div className="connection-name">
        {name}
        {feeding ? <span className="mark">{feeding}</span> : null}
        {settings?.target === name ? <span className="mark">{t('data.isTarget')}</span> : null}
      </div>
      <div className="connection-place secondary small" title={place}>
        {t(`data.type_${type}`)} · {place}
      </div>
      <div className="connection-actions">
        <Button
          size="small"
          disabled={!mayKeep}
          loading={test.isPending}
          onClick={() => test.mutate({ name })}
        >
          {t('data.test')}
        </Button>
        <ConnectionMenu connection={connection} edit={edit} mayKeep={mayKeep} />
      </div>
      <div className="connection-test small" role="status">
        {test.data ? <span className="good">{t('data.testGood', test.data)}</span> : null}
        {test.error ? <span className="bad">{errorText(t, wireErrorOf(test.error))}</span> : null}
      </div>
    </div>
  )
}
