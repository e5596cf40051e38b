/** The one place where a failed action is told to the user: a notification with the catalogue's text for its code. */
import { EvenkeelError, type WireError } from '@shared/contract/error-codes'
import { App } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../ui/error-text'

type Listener = (error: WireError) => void
const listeners = new Set<Listener>()

/** What the services answered, or `INTERNAL` for anything thrown on this side. */
export const wireErrorOf = (error: unknown): WireError =>
  error instanceof EvenkeelError
    ? { code: error.code, params: error.params }
    : { code: 'INTERNAL', params: { reference: String(error) } }

export function reportError(error: unknown): void {
  const wire = wireErrorOf(error)
  // The user's own doing, or a lost connection, which has its own sign.
  if (wire.code === 'CANCELLED') return
  for (const listener of listeners) listener(wire)
}

/** Shows what is reported; rendered once, inside antd's `App`. */
export function ErrorReports() {
  const { notification } = App.useApp()
  const { t } = useTranslation()
  useEffect(() => {
    const show: Listener = (error) =>
      notification.error({
        key: error.code,
        title: t('app.errorTitle'),
        description: errorText(t, error),
        placement: 'bottomRight',
        duration: 12,
      })
    listeners.add(show)
    return () => {
      listeners.delete(show)
    }
  }, [notification, t])
  return null
}
