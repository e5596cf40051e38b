import { Tooltip } from 'antd'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'

const watchNetwork = (changed: () => void) => {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Whether the machine has a network; planning needs none. */
export function NetworkState() {
  const { t } = useTranslation()
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine)
  return (
    <Tooltip title={t(online ? 'app.onlineHint' : 'app.offlineHint')}>
      <span className={online ? 'network-state' : 'network-state offline'} role="status">
        {t(online ? 'app.online' : 'app.offline')}
      </span>
    </Tooltip>
  )
}
