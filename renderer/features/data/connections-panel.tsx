import type { Connection } from '@shared/contract/contract-types'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/app-queries'
import { EmptyState } from '../../ui/empty-state'
import { Icon } from '../../ui/icons'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { ConnectionDrawer } from './connection-drawer'
import { ConnectionRow } from './connection-row'
import { useConnections, useMayKeepData } from './data-queries'
import { FeedsDrawer } from './feeds-drawer'

export function ConnectionsPanel() {
  const { t } = useTranslation()
  const mayKeep = useMayKeepData()
  const [feeding, setFeeding] = useState(false)
  const [edited, setEdited] = useState<Connection | 'new'>()
  return (
    <Panel
      title={t('data.connections')}
      className="connections-panel"
      extra={
        <>
          <Button size="small" disabled={!mayKeep} onClick={() => setFeeding(true)}>
            {t('data.feedsOpen')}
          </Button>
          <Button
            size="small"
            icon={<Icon name="add" size={14} />}
            disabled={!mayKeep}
            onClick={() => setEdited('new')}
          >
            {t('data.newConnection')}
          </Button>
        </>
      }
    >
      <Rows edit={setEdited} />
      {mayKeep ? null : <WhyNot />}
      {feeding ? <FeedsDrawer close={() => setFeeding(false)} /> : null}
      {edited ? <ConnectionDrawer edited={edited} close={() => setEdited(undefined)} /> : null}
    </Panel>
  )
}

function Rows({ edit }: { readonly edit: (connection: Connection) => void }) {
  const { t } = useTranslation()
  const connections = useConnections()
  if (connections.error)
    return <LoadFailed error={connections.error} retry={() => void connections.refetch()} />
  if (!connections.data) return <Loading />
  if (connections.data.length === 0)
    return <EmptyState title={t('data.noConnections')} text={t('data.noConnectionsText')} />
  return connections.data.map((connection) => (
    <ConnectionRow key={connection.name} connection={connection} edit={() => edit(connection)} />
  ))
}

function WhyNot() {
  const { t } = useTranslation()
  const session = useSession().data
  if (!session) return null
  return (
    <p className="data-note">{t('data.mayNotKeep', { role: t(`app.role_${session.role}`) })}</p>
  )
}
