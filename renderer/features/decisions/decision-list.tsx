import type { Decision } from '@shared/contract/contract-types'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { Icon } from '../../ui/icons'
import { Panel } from '../../ui/panel'
import { DecisionItem } from './decision-item'
import { useRights } from './decisions-queries'
import { inOrder } from './shown-decision'
import { newDraft, useUnsavedDrafts } from './unsaved-drafts'

const filters = ['all', 'open', 'decided'] as const
type Filter = (typeof filters)[number]

const isOpen = ({ state }: Decision) => state === 'draft' || state === 'proposed'
const passes = (decision: Decision, filter: Filter) =>
  filter === 'all' || isOpen(decision) === (filter === 'open')

export function DecisionList({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { t } = useTranslation()
  const { startDecision } = useViewState()
  const { mayDraft } = useRights()
  const [filter, setFilter] = useState<Filter>('all')
  const shown = inOrder(decisions).filter((decision) => passes(decision, filter))
  return (
    <Panel
      title={t('decisions.list')}
      extra={
        <Button
          size="small"
          icon={<Icon name="add" size={14} />}
          disabled={!mayDraft}
          onClick={() => startDecision([])}
        >
          {t('decisions.newDecision')}
        </Button>
      }
    >
      <Segmented<Filter>
        className="decision-filter"
        block
        size="small"
        value={filter}
        onChange={setFilter}
        options={filters.map((value) => ({ value, label: t(`decisions.filter_${value}`) }))}
      />
      <ul className="master-list">
        <NewItem />
        {shown.map((decision) => (
          <DecisionItem key={decision.decision} decision={decision} />
        ))}
      </ul>
    </Panel>
  )
}

/** The decision being drafted that has no record yet. */
function NewItem() {
  const { t } = useTranslation()
  const { proposeFrom, startDecision } = useViewState()
  const typed = useUnsavedDrafts(({ drafts }) => drafts[newDraft])
  if (!proposeFrom && !typed) return null
  return (
    <li>
      <button
        type="button"
        className="master-item"
        aria-current={proposeFrom !== null}
        onClick={() => startDecision([])}
      >
        <span className="secondary small">{t('decisions.newUnsaved')}</span>
        {typed?.question ? <span className="master-item-title">{typed.question}</span> : null}
      </button>
    </li>
  )
}
