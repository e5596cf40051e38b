import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import '../../ui/master-detail.css'
import { Panel } from '../../ui/panel'
import { DecisionForm } from './decision-form'
import { DecisionList } from './decision-list'
import { DecisionView } from './decision-view'
import { useDecisions, useRights } from './decisions-queries'
import './decisions-screen.css'
import { NoDecisions } from './no-decisions'
import { useShownDecision } from './shown-decision'

export function DecisionsScreen() {
  const answer = useDecisions()
  if (answer.error) return <LoadFailed error={answer.error} retry={() => void answer.refetch()} />
  if (!answer.data) return <Loading />
  return (
    <div className="master-detail">
      <DecisionList decisions={answer.data} />
      <Detail />
    </div>
  )
}

/** The form of a draft, the record of anything later, or what to do where there is none. */
function Detail() {
  const { t } = useTranslation()
  const isDrafting = useViewState(({ proposeFrom }) => proposeFrom !== null)
  const decision = useShownDecision()
  const { mayDraft } = useRights()
  if (isDrafting) return <DecisionForm key="new" />
  if (!decision)
    return (
      <Panel title={t('decisions.list')}>
        <NoDecisions />
      </Panel>
    )
  if (decision.state === 'draft' && mayDraft)
    return <DecisionForm key={decision.decision} decision={decision} />
  return <DecisionView key={decision.decision} decision={decision} />
}
