/** From which plan into which, each with its name and colour, so that nobody merges the wrong way. */
import type { Scenario } from '@shared/contract/scenario-calls'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'

interface MergeEndsProps {
  readonly scenarios: readonly Scenario[]
  readonly from: Scenario
  readonly into: Scenario
  readonly onFrom: (scenario: string) => void
  readonly onInto: (scenario: string) => void
}

interface EndProps {
  readonly label: string
  readonly scenarios: readonly Scenario[]
  readonly value: Scenario
  readonly onChange: (scenario: string) => void
}

function End({ label, scenarios, value, onChange }: EndProps) {
  return (
    <span
      className="merge-end"
      style={{ '--scenario': `var(--scenario-${value.colour})` } as React.CSSProperties}
    >
      <span className="secondary small">{label}</span>
      <Select
        aria-label={label}
        value={value.scenario}
        popupMatchSelectWidth={false}
        options={scenarios.map(({ scenario, name }) => ({ value: scenario, label: name }))}
        onChange={onChange}
      />
    </span>
  )
}

export function MergeEnds({ scenarios, from, into, onFrom, onInto }: MergeEndsProps) {
  const { t } = useTranslation()
  const others = (than: Scenario) => scenarios.filter(({ scenario }) => scenario !== than.scenario)
  return (
    <div className="merge-ends">
      <End
        label={t('scenarios.mergeFrom')}
        scenarios={others(into)}
        value={from}
        onChange={onFrom}
      />
      <span aria-hidden="true">→</span>
      <End
        label={t('scenarios.mergeInto')}
        scenarios={others(from)}
        value={into}
        onChange={onInto}
      />
    </div>
  )
}
