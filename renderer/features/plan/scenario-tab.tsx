import type { Scenario } from '@shared/contract/scenario-calls'
import { Button } from 'antd'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { OpenedPanel } from '../../ui/opened-panel'
import { DriverList } from '../scenarios/driver-list'
import { PlanIcon } from './plan-icons'
import { RenameField } from './rename-field'
import { ScenarioMenu } from './scenario-menu'
import { useDiscardScenario } from './use-discard-scenario'
import type { TabOrder } from './use-tab-order'

interface ScenarioTabProps {
  readonly scenario: Scenario
  readonly chosen: boolean
  readonly drag: ReturnType<TabOrder['dragging']>
  readonly onMove: (step: 1 | -1) => void
  readonly onOpen: () => void
  readonly onDiscarded: () => void
}

/** The drivers of the scenario shown, to be looked through and removed. */
function Drivers({ scenario }: { readonly scenario: Scenario }) {
  const { t } = useTranslation()
  return (
    <OpenedPanel
      name={t('plan.scenarioDrivers')}
      placement="bottomLeft"
      title={t('plan.scenarioDrivers')}
      content={<DriverList scenario={scenario} />}
    >
      <Button size="small" type="text" className="scenario-drivers">
        {t('plan.scenarioDriverCount', { count: scenario.drivers.length })}
      </Button>
    </OpenedPanel>
  )
}

/** What the list of tabs names a tab by. */
export const tabId = (scenario: string): string => `scenario-tab-${scenario}`

export function ScenarioTab(props: ScenarioTabProps) {
  const { scenario, chosen, drag, onMove, onOpen, onDiscarded } = props
  const { t } = useTranslation()
  const [renaming, setRenaming] = useState(false)
  const discard = useDiscardScenario(scenario, onDiscarded)
  const own = scenario.parent !== null
  const renamed = (byKey: boolean): void => {
    // The tab is there again; whoever renamed it by key goes on from it, a click has its own place to go.
    flushSync(() => setRenaming(false))
    if (byKey) document.getElementById(tabId(scenario.scenario))?.focus()
  }
  return (
    <div
      {...drag}
      className={chosen ? 'scenario-tab chosen' : 'scenario-tab'}
      style={{ '--scenario': `var(--scenario-${scenario.colour})` } as React.CSSProperties}
    >
      {renaming ? (
        <RenameField scenario={scenario} onDone={renamed} />
      ) : (
        <button
          type="button"
          role="tab"
          id={tabId(scenario.scenario)}
          aria-selected={chosen}
          tabIndex={chosen ? 0 : -1}
          className="scenario-name"
          title={[scenario.name, scenario.note, own ? t('plan.scenarioRenameHint') : '']
            .filter(Boolean)
            .join('\n')}
          onClick={onOpen}
          onDoubleClick={() => setRenaming(own)}
          onKeyDown={(event) => {
            if (event.key === 'F2') setRenaming(own)
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
            if (step !== 0 && event.ctrlKey && event.shiftKey) {
              event.preventDefault()
              onMove(step)
            }
          }}
        >
          <span className="scenario-dot" aria-hidden="true" />
          <span className="scenario-words">{scenario.name}</span>
          {scenario.locked ? (
            <span role="img" aria-label={t('plan.scenarioLocked')}>
              <PlanIcon name="lock" />
            </span>
          ) : null}
        </button>
      )}
      {(own || scenario.drivers.length > 0) && chosen ? <Drivers scenario={scenario} /> : null}
      {chosen ? (
        <ScenarioMenu scenario={scenario} onMove={onMove} onRename={() => setRenaming(true)} />
      ) : null}
      {own && !scenario.locked ? (
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
