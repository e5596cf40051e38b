import { useTranslation } from 'react-i18next'
import { useConnectionState } from '../client/connection-state'

/** Says that the services are out of reach; a longer word once they stay away. */
export function ConnectionBanner() {
  const { t } = useTranslation()
  const { connectivity, attempts } = useConnectionState()
  if (connectivity !== 'lost') return null
  return (
    <div className="connection-banner" role="alert">
      {attempts > 3 ? t('app.connectionLostLong') : t('app.connectionLost')}
    </div>
  )
}
