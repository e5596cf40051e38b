import type { Scenario } from '@shared/contract/scenario-calls'
import { useTranslation } from 'react-i18next'
import { useDriverText } from './driver-words'

interface ScenarioAssumptionsProps {
  readonly scenarios: readonly Scenario[]
  readonly chosen: readonly string[]
}

/** What the scenarios that are compared assume, as sentences; nothing where none assumes anything. */
export function ScenarioAssumptions({ scenarios, chosen }: ScenarioAssumptionsProps) {
  const { t } = useTranslation()
  const text = useDriverText()
  const driven = scenarios.filter(
    ({ scenario, drivers }) => chosen.includes(scenario) && drivers.length > 0,
  )
  if (driven.length === 0) return null
  return (
    <section className="compare-assumptions">
      <h2>{t('drivers.assumed')}</h2>
      {driven.map(({ scenario, name, colour, drivers }) => (
        <div
          key={scenario}
          style={{ '--scenario': `var(--scenario-${colour})` } as React.CSSProperties}
        >
          <h3 className="scenario-chip">{name}</h3>
          <ul>
            {drivers.map(({ driver, assumption, note }) => (
              <li key={driver}>
                {text(assumption)} {note ? <small className="assumption-note">{note}</small> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
