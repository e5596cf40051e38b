/** One page of the agenda, in type that is read from ten metres. */
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useDecisions } from '../decisions/decisions-queries'
import { useOpenScenarios } from '../scenarios/scenario-queries'
import './projector.css'
import { type AgendaPage, pageAfter } from './projector-agenda'
import { ProjectorFooter } from './projector-footer'
import { ProjectorPage } from './projector-page'
import { useAgenda } from './projector-queries'
import { projectorAddress, useProjector } from './projector-state'
import { TypedDecision } from './typed-decision'
import { useDecisionSteps } from './use-decision-steps'
import { useProjectorKeys } from './use-projector-keys'

interface ProjectorViewProps {
  /** In a window of its own, beside the desk. */
  readonly second?: boolean
}

export function ProjectorView({ second = false }: ProjectorViewProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message } = App.useApp()
  const { scenario: wanted, page: key, following, typing, show, follow } = useProjector()
  const scenarios = useOpenScenarios()
  const scenario = scenarios.find((one) => one.scenario === wanted) ?? scenarios[0]
  const { overview, standouts, agenda } = useAgenda(scenario?.scenario ?? 'base', key)
  const page = agenda.find((one) => one.key === key) ?? agenda[0]
  const at = page ? agenda.indexOf(page) : 0
  const decision = page?.kind === 'decision' ? page.decision : undefined
  const steps = useDecisionSteps(decision, scenario?.scenario ?? 'base')

  const turnTo = (place: Parameters<typeof show>[0]): void => {
    // Whoever turns a page here wants to be here.
    if (second) follow(false)
    show(place)
  }
  const step = (by: number): void => {
    const next = pageAfter(agenda, page?.key ?? key, by)
    if (next) turnTo({ page: next.key })
  }
  const nextScenario = (): void => {
    const here = scenario ? scenarios.indexOf(scenario) : -1
    const next = scenarios[(here + 1) % scenarios.length]
    if (next) turnTo({ scenario: next.scenario })
  }
  const openWindow = (): void => {
    if (!window.open(projectorAddress, 'evenkeel-projector', 'popup,width=1280,height=720'))
      void message.warning({ key: 'projector', content: t('projector.blocked') })
  }
  useProjectorKeys({
    step,
    nextScenario,
    typing: typing !== null,
    asked: second ? null : steps.asked,
    ...(second ? { follow: () => follow(!following) } : steps),
  })

  const nameOf = (one: AgendaPage | undefined): string => {
    if (!one) return ''
    if (one.kind === 'family') return format.name(one.family.name)
    if (one.kind === 'decision') return t('projector.decision', { number: one.decision.number })
    return t('projector.overview')
  }
  const decisions = useDecisions().data
  const typed = decisions?.find((one) => one.decision === typing)
  const titleOfTyped = (): string | null => {
    if (typing === null) return null
    return typed ? t('projector.decision', { number: typed.number }) : t('projector.typing')
  }
  const upcoming = agenda[at + 1]
  return (
    <section
      className="projector"
      aria-label={t('projector.title')}
      style={
        { '--scenario': `var(--scenario-${scenario?.colour ?? 'grey'})` } as React.CSSProperties
      }
    >
      <header>
        <h1>{titleOfTyped() ?? nameOf(page)}</h1>
        <span className="projector-scenario">{scenario?.name}</span>
      </header>
      {typing !== null && overview.data && decisions ? (
        <TypedDecision
          key={typing}
          record={typing}
          decision={typed}
          currency={overview.data.currency}
        />
      ) : (
        <>
          <ProjectorPage
            page={page}
            overview={overview}
            standouts={standouts}
            scenario={scenario}
            asked={second ? null : steps.asked}
            turnTo={turnTo}
          />
          <ProjectorFooter
            at={at}
            count={agenda.length}
            next={upcoming ? nameOf(upcoming) : null}
            step={step}
            steps={second ? null : steps}
            openWindow={openWindow}
          />
        </>
      )}
    </section>
  )
}
