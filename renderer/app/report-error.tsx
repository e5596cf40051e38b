/** The one place where a failed action is told to the user: a notification with the catalogue's text for its code. */
import type { ErrorCode } from '@shared/contract/error-codes'
import { App } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { onError } from '../client/error-reports'
import { errorText } from '../ui/error-text'

/** Nothing went wrong: undo has come to the first change, or redo to the last. */
const endOfJournal: Partial<Record<ErrorCode, 'plan.nothingToUndo' | 'plan.nothingToRedo'>> = {
  NOTHING_TO_UNDO: 'plan.nothingToUndo',
  NOTHING_TO_REDO: 'plan.nothingToRedo',
}

/** Shows what is reported; rendered once, inside antd's `App`. */
export function ErrorReports() {
  const { message, notification } = App.useApp()
  const { t } = useTranslation()
  useEffect(() => {
    const stop = onError((error) => {
      const quiet = endOfJournal[error.code]
      if (quiet) {
        message.info({ key: error.code, content: t(quiet) })
        return
      }
      notification.error({
        key: error.code,
        title: t('app.errorTitle'),
        description: errorText(t, error),
        // What a person would press next is at the right: the buttons of drawers and dialogs, the state of saving.
        placement: 'bottomLeft',
        duration: 12,
      })
    })
    return () => void stop()
  }, [message, notification, t])
  return null
}
