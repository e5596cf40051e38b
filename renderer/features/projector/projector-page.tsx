/** What a page of the agenda shows. */
import type { Scenario } from '@shared/contract/scenario-calls'
import type { Worklist } from '@shared/contract/worklist-calls'
import { useTranslation } from 'react-i18next'
import { Loading } from '../../ui/loading'
import { useOverview } from '../plan/plan-queries'
import { ApprovalQuestion } from './approval-question'
import { DecisionPage } from './decision-page'
import { FamilyPage } from './family-page'
import { OverviewPage } from './overview-page'
import { type AgendaPage, pageOfFamily } from './projector-agenda'
import type { DecisionSteps } from './use-decision-steps'

interface ProjectorPageProps {
  readonly page: AgendaPage | undefined
  readonly overview: ReturnType<typeof useOverview>
  readonly standouts: Worklist | undefined
  readonly scenario: Scenario | undefined
  readonly asked: DecisionSteps['asked']
  readonly turnTo: (place: { page: string }) => void
}

export function ProjectorPage(props: ProjectorPageProps) {
  const { page, overview, standouts, scenario, asked, turnTo } = props
  const { t } = useTranslation()
  const base = useOverview('base').data
  const before = scenario?.parent ? base : undefined
  return (
    <main aria-live="polite">
      {overview.data && page ? (
        page.kind === 'family' ? (
          <FamilyPage
            family={page.family}
            overview={overview.data}
            base={before}
            exceptions={
              standouts?.exceptions.filter(({ family }) => family === page.family.family) ?? []
            }
          />
        ) : page.kind === 'decision' ? (
          <>
            <DecisionPage decision={page.decision} currency={overview.data.currency} />
            {asked ? (
              <ApprovalQuestion decision={page.decision} yes={asked.yes} no={asked.no} />
            ) : null}
          </>
        ) : (
          <OverviewPage
            overview={overview.data}
            base={before}
            standouts={standouts}
            onFamily={(family) => turnTo({ page: pageOfFamily(family) })}
          />
        )
      ) : overview.isError ? (
        <p className="large-question">{t('projector.noPlan')}</p>
      ) : (
        <Loading />
      )}
    </main>
  )
}
