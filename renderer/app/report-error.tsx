/** The one place where a failed action is told to the user: a notification with the catalogue's text for its code. */
import { App } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { onError } from '../client/error-reports'
import { errorText } from '../ui/error-text'

/** Shows what is reported; rendered once, inside antd's `App`. */
export function ErrorReports() {
  const { notification } = App.useApp()
  const { t } = useTranslation()
  useEffect(() => {
    const stop = onError((error) =>
      notification.error({
        key: error.code,
        title: t('app.errorTitle'),
        description: errorText(t, error),
        placement: 'bottomRight',
        duration: 12,
      }),
    )
    return () => void stop()
  }, [notification, t])
  return null
}
