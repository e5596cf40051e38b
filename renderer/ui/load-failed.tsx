import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { wireErrorOf } from '../app/wire-error'
import { EmptyState } from './empty-state'
import { errorText } from './error-text'

interface LoadFailedProps {
  readonly error: unknown
  readonly retry: () => void
}

/** In place of what could not be loaded: why, and another try. */
export function LoadFailed({ error, retry }: LoadFailedProps) {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('app.loadFailed')} text={errorText(t, wireErrorOf(error))}>
      <Button onClick={retry}>{t('app.tryAgain')}</Button>
    </EmptyState>
  )
}
