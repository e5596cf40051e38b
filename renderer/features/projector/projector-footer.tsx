/** Where in the agenda the page is, and what can be done from it. */
import { useTranslation } from 'react-i18next'
import { useProjector } from './projector-state'
import type { DecisionSteps } from './use-decision-steps'

interface ProjectorFooterProps {
  readonly at: number
  readonly count: number
  /** The name of the next page; null on the last. */
  readonly next: string | null
  readonly step: (by: number) => void
  /** Null in a window of its own. */
  readonly steps: DecisionSteps | null
  readonly openWindow: () => void
}

const onPage = ['change', 'propose', 'approve'] as const

export function ProjectorFooter({
  at,
  count,
  next,
  step,
  steps,
  openWindow,
}: ProjectorFooterProps) {
  const { t } = useTranslation()
  const { following, follow, toggle } = useProjector()
  return (
    <footer>
      <button type="button" aria-label="←" onClick={() => step(-1)}>
        ←
      </button>
      <span>{t('projector.page', { at: at + 1, count })}</span>
      <button type="button" aria-label="→" onClick={() => step(1)}>
        →
      </button>
      <span className="projector-next">
        {next === null ? t('projector.last') : t('projector.next', { name: next })}
      </span>
      <small>{t(steps ? 'projector.keys' : 'projector.keysSecond')}</small>
      {steps ? (
        <>
          {onPage.map((name) => {
            const act = steps[name]
            return act ? (
              <button key={name} type="button" onClick={act}>
                {t(`projector.${name}`)}
              </button>
            ) : null
          })}
          <button type="button" onClick={steps.draft}>
            {t('projector.draft')}
          </button>
          <button type="button" onClick={openWindow}>
            {t('projector.secondWindow')}
          </button>
          <button type="button" onClick={toggle}>
            {t('projector.close')}
          </button>
        </>
      ) : (
        <button
          type="button"
          aria-pressed={following}
          title={t(following ? 'projector.stay' : 'projector.follow')}
          onClick={() => follow(!following)}
        >
          {t(following ? 'projector.following' : 'projector.staying')}
        </button>
      )}
    </footer>
  )
}
