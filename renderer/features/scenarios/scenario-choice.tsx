import type { Scenario } from '@shared/contract/scenario-calls'
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'

/** As many as the comparison takes. */
const mostCompared = 8

interface ScenarioChoiceProps {
  readonly scenarios: readonly Scenario[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Which scenarios stand side by side, in the order of their tabs. */
export function ScenarioChoice({ scenarios, chosen, onChange }: ScenarioChoiceProps) {
  const { t } = useTranslation()
  const toggle = (scenario: string) => {
    const wanted = new Set(chosen)
    if (!wanted.delete(scenario)) wanted.add(scenario)
    onChange(scenarios.map((one) => one.scenario).filter((one) => wanted.has(one)))
  }
  return (
    <fieldset className="scenario-choice">
      <legend>{t('scenarios.choose')}</legend>
      {scenarios.map(({ scenario, name, colour }) => {
        const on = chosen.includes(scenario)
        return (
          <Checkbox
            key={scenario}
            checked={on}
            disabled={on ? chosen.length === 1 : chosen.length >= mostCompared}
            onChange={() => toggle(scenario)}
          >
            <span
              className="scenario-chip"
              style={{ '--scenario': `var(--scenario-${colour})` } as React.CSSProperties}
            >
              {name}
            </span>
          </Checkbox>
        )
      })}
    </fieldset>
  )
}
