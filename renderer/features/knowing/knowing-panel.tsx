/** Beside the chart: what stands out, what people say, what changed. */
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { PlanIcon } from '../plan/plan-icons'
import { WorklistView } from '../worklist/worklist-view'
import './knowing-panel.css'
import { useKnowing } from './knowing-state'

interface KnowingPanelProps {
  readonly scenario: string
  readonly onStep: (step: 1 | -1) => void
}

export function KnowingPanel({ scenario, onStep }: KnowingPanelProps) {
  const { t } = useTranslation()
  const { tab, show, toggle } = useKnowing()
  return (
    <aside className="knowing-panel" aria-label={t('worklist.title')}>
      <header className="knowing-head">
        <Segmented
          size="small"
          value={tab}
          onChange={show}
          options={[{ value: 'worklist' as const, label: t('worklist.title') }]}
        />
        <span className="toolbar-gap" />
        <Button
          size="small"
          type="text"
          aria-label={t('worklist.hide')}
          icon={<PlanIcon name="close" />}
          onClick={toggle}
        />
      </header>
      <div className="knowing-body">
        <WorklistView scenario={scenario} onStep={onStep} />
      </div>
    </aside>
  )
}
