import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSettings } from '../../app/app-queries'
import { useViewState } from '../../app/view-state'

/** Where approved records go. */
export function TargetNote() {
  const { t } = useTranslation()
  const show = useViewState((state) => state.show)
  const settings = useSettings().data
  if (!settings) return null
  if (settings.target)
    return (
      <p className="target-note secondary small">
        {t('publishing.targetIs', { target: settings.target })}
      </p>
    )
  return (
    <p className="target-note absent small">
      {t('publishing.noTarget')}
      <Button size="small" onClick={() => show('settings')}>
        {t('publishing.chooseTarget')}
      </Button>
    </p>
  )
}
