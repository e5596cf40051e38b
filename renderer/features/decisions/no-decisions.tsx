import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { EmptyState } from '../../ui/empty-state'
import { useRights } from './decisions-queries'

export function NoDecisions() {
  const { t } = useTranslation()
  const { show, startDecision } = useViewState()
  const { mayDraft } = useRights()
  return (
    <EmptyState title={t('decisions.noDecisions')} text={t('decisions.noDecisionsText')}>
      <Button type="primary" onClick={() => show('compare')}>
        {t('decisions.goToCompare')}
      </Button>
      <Button disabled={!mayDraft} onClick={() => startDecision([])}>
        {t('decisions.newDecision')}
      </Button>
    </EmptyState>
  )
}
