import { Spin } from 'antd'
import { useTranslation } from 'react-i18next'

/** Shown while a screen or panel waits for its first answer; late enough not to flicker. */
export function Loading() {
  const { t } = useTranslation()
  return (
    <div className="loading" role="status" aria-label={t('app.loading')}>
      <Spin delay={200} />
    </div>
  )
}
