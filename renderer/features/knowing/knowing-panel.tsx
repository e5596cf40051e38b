/** Beside the chart: what stands out, what people say, what changed. */
import type { CellPlace } from '@shared/contract/planning-calls'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { ChangesView } from '../notes/changes-view'
import { CommentsView } from '../notes/comments-view'
import { useChangesSince, useThreads } from '../notes/note-queries'
import { PlanIcon } from '../plan/plan-icons'
import { WorklistView } from '../worklist/worklist-view'
import './knowing-panel.css'
import { knowingTabs, useKnowing } from './knowing-state'

interface KnowingPanelProps {
  readonly scenario: string
  readonly onStep: (step: 1 | -1) => void
  readonly onLeave: (place: CellPlace | null) => void
}

export function KnowingPanel({ scenario, onStep, onLeave }: KnowingPanelProps) {
  const { t } = useTranslation()
  const { tab, show, toggle } = useKnowing()
  const threads = useThreads(scenario).data?.filter(({ resolved }) => resolved === null).length
  const changes = useChangesSince(scenario).data?.entries.length
  const counted = (key: 'comments' | 'changes', count: number | undefined): string =>
    count ? t(`notes.${key}Count`, { count }) : t(`notes.${key}`)
  const labels = {
    worklist: t('worklist.title'),
    comments: counted('comments', threads),
    changes: counted('changes', changes),
  }
  return (
    <aside className="knowing-panel" data-part="knowing" aria-label={t('worklist.title')}>
      <header className="knowing-head">
        <Segmented
          size="small"
          value={tab}
          onChange={show}
          options={knowingTabs.map((value) => ({ value, label: labels[value] }))}
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
        {tab === 'worklist' ? <WorklistView scenario={scenario} onStep={onStep} /> : null}
        {tab === 'comments' ? <CommentsView scenario={scenario} onLeave={onLeave} /> : null}
        {tab === 'changes' ? <ChangesView scenario={scenario} /> : null}
      </div>
    </aside>
  )
}
