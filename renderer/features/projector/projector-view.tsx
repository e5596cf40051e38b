/** One page of the agenda, in type that is read from ten metres. */
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { Loading } from '../../ui/loading'
import { useFormat } from '../../ui/use-format'
import { useOverview } from '../plan/plan-queries'
import { useOpenScenarios } from '../scenarios/scenario-queries'
import { DecisionPage } from './decision-page'
import { FamilyPage } from './family-page'
import { OverviewPage } from './overview-page'
import './projector.css'
import { type AgendaPage, pageAfter, pageOfFamily } from './projector-agenda'
import { useAgenda } from './projector-queries'
import { projectorAddress, useProjector } from './projector-state'
import { useProjectorKeys } from './use-projector-keys'

interface ProjectorViewProps {
  /** In a window of its own, beside the desk. */
  readonly second?: boolean
}

export function ProjectorView({ second = false }: ProjectorViewProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message } = App.useApp()
  const { scenario: wanted, page: key, following, show, follow, toggle } = useProjector()
  const scenarios = useOpenScenarios()
  const scenario = scenarios.find((one) => one.scenario === wanted) ?? scenarios[0]
  const { overview, standouts, agenda } = useAgenda(scenario?.scenario ?? 'base')
  const base = useOverview('base').data
  const page = agenda.find((one) => one.key === key) ?? agenda[0]
  const at = page ? agenda.indexOf(page) : 0

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
  const draft = (): void => {
    toggle()
    useViewState.getState().startDecision(scenario ? [scenario.scenario] : [])
  }
  const openWindow = (): void => {
    if (!window.open(projectorAddress, 'evenkeel-projector', 'popup,width=1280,height=720'))
      void message.warning({ key: 'projector', content: t('projector.blocked') })
  }
  useProjectorKeys({
    step,
    nextScenario,
    ...(second ? { follow: () => follow(!following) } : { draft }),
  })

  const nameOf = (one: AgendaPage | undefined): string => {
    if (!one) return ''
    if (one.kind === 'family') return format.name(one.family.name)
    if (one.kind === 'decision') return t('projector.decision', { number: one.decision.number })
    return t('projector.overview')
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
        <h1>{nameOf(page)}</h1>
        <span className="projector-scenario">{scenario?.name}</span>
      </header>
      <main aria-live="polite">
        {overview.data && page ? (
          page.kind === 'family' ? (
            <FamilyPage
              family={page.family}
              overview={overview.data}
              base={scenario?.parent ? base : undefined}
              exceptions={
                standouts?.exceptions.filter(({ family }) => family === page.family.family) ?? []
              }
            />
          ) : page.kind === 'decision' ? (
            <DecisionPage decision={page.decision} currency={overview.data.currency} />
          ) : (
            <OverviewPage
              overview={overview.data}
              base={scenario?.parent ? base : undefined}
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
      <footer>
        <button type="button" aria-label="←" onClick={() => step(-1)}>
          ←
        </button>
        <span>{t('projector.page', { at: at + 1, count: agenda.length })}</span>
        <button type="button" aria-label="→" onClick={() => step(1)}>
          →
        </button>
        <span className="projector-next">
          {upcoming ? t('projector.next', { name: nameOf(upcoming) }) : t('projector.last')}
        </span>
        <small>{t(second ? 'projector.keysSecond' : 'projector.keys')}</small>
        {second ? (
          <button
            type="button"
            aria-pressed={following}
            title={t(following ? 'projector.stay' : 'projector.follow')}
            onClick={() => follow(!following)}
          >
            {t(following ? 'projector.following' : 'projector.staying')}
          </button>
        ) : (
          <>
            <button type="button" onClick={draft}>
              {t('projector.draft')}
            </button>
            <button type="button" onClick={openWindow}>
              {t('projector.secondWindow')}
            </button>
            <button type="button" onClick={toggle}>
              {t('projector.close')}
            </button>
          </>
        )}
      </footer>
    </section>
  )
}
