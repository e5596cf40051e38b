import { Tooltip } from 'antd'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useConnectionState } from '../client/connection-state'

const watchNetwork = (changed: () => void) => {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Whether the machine has a network, which planning does not need; or that the program itself is out of reach. */
export function NetworkState() {
  const { t } = useTranslation()
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine)
  const lost = useConnectionState(({ connectivity }) => connectivity === 'lost')
  const state = lost ? 'disconnected' : online ? 'online' : 'offline'
  return (
    <Tooltip title={t(`app.${state}Hint`)}>
      <span className={`network-state ${state}`} role="status">
        {t(`app.${state}`)}
      </span>
    </Tooltip>
  )
}
