import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { EmptyState } from '../../ui/empty-state'

export function NothingToPublish() {
  const { t } = useTranslation()
  const show = useViewState((state) => state.show)
  return (
    <EmptyState title={t('publishing.nothingYet')} text={t('publishing.nothingYetText')}>
      <Button type="primary" onClick={() => show('decisions')}>
        {t('publishing.goToDecisions')}
      </Button>
    </EmptyState>
  )
}
