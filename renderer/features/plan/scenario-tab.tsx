import type { Scenario } from '@shared/contract/scenario-calls'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DriverList } from '../scenarios/driver-list'
import { PlanIcon } from './plan-icons'
import { RenameField } from './rename-field'
import { useDiscardScenario } from './use-discard-scenario'

interface ScenarioTabProps {
  readonly scenario: Scenario
  readonly chosen: boolean
  readonly onOpen: () => void
  readonly onDiscarded: () => void
}

/** The drivers of the scenario shown, to be looked through and removed. */
function Drivers({ scenario }: { readonly scenario: Scenario }) {
  const { t } = useTranslation()
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      title={t('plan.scenarioDrivers')}
      content={<DriverList scenario={scenario} />}
    >
      <Button size="small" type="text" className="scenario-drivers">
        {t('plan.scenarioDriverCount', { count: scenario.drivers.length })}
      </Button>
    </Popover>
  )
}

export function ScenarioTab({ scenario, chosen, onOpen, onDiscarded }: ScenarioTabProps) {
  const { t } = useTranslation()
  const [renaming, setRenaming] = useState(false)
  const discard = useDiscardScenario(scenario, onDiscarded)
  const own = scenario.parent !== null
  return (
    <div
      className={chosen ? 'scenario-tab chosen' : 'scenario-tab'}
      style={{ '--scenario': `var(--scenario-${scenario.colour})` } as React.CSSProperties}
    >
      {renaming ? (
        <RenameField scenario={scenario} onDone={() => setRenaming(false)} />
      ) : (
        <button
          type="button"
          role="tab"
          aria-selected={chosen}
          tabIndex={chosen ? 0 : -1}
          className="scenario-name"
          title={own ? t('plan.scenarioRenameHint') : undefined}
          onClick={onOpen}
          onDoubleClick={() => setRenaming(own)}
          onKeyDown={(event) => {
            if (event.key === 'F2') setRenaming(own)
          }}
        >
          <span className="scenario-dot" aria-hidden="true" />
          {scenario.name}
        </button>
      )}
      {(own || scenario.drivers.length > 0) && chosen ? <Drivers scenario={scenario} /> : null}
      {own ? (
        <button
          type="button"
          className="scenario-close"
          aria-label={`${t('plan.scenarioDiscard')}: ${scenario.name}`}
          title={t('plan.scenarioDiscard')}
          onClick={discard}
        >
          <PlanIcon name="close" />
        </button>
      ) : null}
    </div>
  )
}
