import type { Scenario } from '@shared/contract/scenario-calls'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRenameScenario } from '../scenarios/scenario-queries'

interface RenameFieldProps {
  readonly scenario: Scenario
  readonly onDone: (byKey: boolean) => void
}

/** Enter and leaving the field keep the new name, Escape the old one. */
export function RenameField({ scenario, onDone }: RenameFieldProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(scenario.name)
  const rename = useRenameScenario()
  const keep = (byKey: boolean) => {
    const wanted = name.trim()
    if (wanted && wanted !== scenario.name)
      rename.mutate({ scenario: scenario.scenario, name: wanted })
    onDone(byKey)
  }
  return (
    <Input
      autoFocus
      size="small"
      maxLength={80}
      className="scenario-rename"
      aria-label={t('plan.scenarioRename')}
      value={name}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setName(event.target.value)}
      onPressEnter={() => keep(true)}
      onBlur={() => keep(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone(true)
      }}
    />
  )
}
