/** One tab a scenario, in its colour, the base first. The colour goes on around the grids, so that nobody edits the wrong plan. */
import type { Scenario } from '@shared/contract/scenario-calls'
import { Button, Tooltip } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { NewScenarioDialog } from '../scenarios/new-scenario-dialog'
import { DiscardedScenarios } from './discarded-scenarios'
import { scenarioWatch } from './edit-questions'
import { PlanIcon } from './plan-icons'
import { ScenarioTab, tabId } from './scenario-tab'
import './scenario-tabs.css'
import { useTabOrder } from './use-tab-order'

/** Roving focus among tabs, as the pattern for tab lists has it. */
function stepFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0 || event.ctrlKey || event.target instanceof HTMLInputElement) return
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')]
  const at = tabs.indexOf(document.activeElement as HTMLElement)
  tabs[(at + step + tabs.length) % tabs.length]?.focus()
}

interface ScenarioTabsProps {
  readonly scenarios: readonly Scenario[]
  readonly current: Scenario
}

export function ScenarioTabs({ scenarios, current }: ScenarioTabsProps) {
  const { t } = useTranslation()
  const show = useViewState((view) => view.openScenario)
  const open = (scenario: string): void => {
    scenarioWatch.choose(scenario)
    show(scenario)
  }
  const [creating, setCreating] = useState(false)
  const tabOrder = useTabOrder(scenarios)
  return (
    <div className="scenario-bar">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the list inside owns the tabs alone, their menus lie beside them */}
      <div className="scenario-tabs" data-part="scenarios" onKeyDown={stepFocus}>
        <span
          role="tablist"
          aria-label={t('plan.scenarios')}
          aria-owns={scenarios.map(({ scenario }) => tabId(scenario)).join(' ')}
        />
        {scenarios.map((scenario) => (
          <ScenarioTab
            drag={tabOrder.dragging(scenario)}
            onMove={(step) => tabOrder.move(scenario.scenario, step)}
            key={scenario.scenario}
            scenario={scenario}
            chosen={scenario.scenario === current.scenario}
            onOpen={() => open(scenario.scenario)}
            onDiscarded={() => {
              if (scenario.scenario === current.scenario && scenario.parent) open(scenario.parent)
            }}
          />
        ))}
      </div>
      <Tooltip title={t('plan.newScenarioHint')}>
        <Button
          size="small"
          type="text"
          icon={<PlanIcon name="plus" />}
          onClick={() => setCreating(true)}
        >
          {t('plan.newScenario')}
        </Button>
      </Tooltip>
      <DiscardedScenarios onRestored={open} />
      {creating ? (
        <NewScenarioDialog
          parent={current}
          onClose={() => setCreating(false)}
          onCreated={(made) => {
            setCreating(false)
            open(made.scenario)
          }}
        />
      ) : null}
    </div>
  )
}
