/** What a scenario is for, its colour, its place among the tabs, and whether it can be changed. */
import { type Scenario, scenarioColours } from '@shared/contract/scenario-calls'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { OpenedPanel } from '../../ui/opened-panel'
import { useFormat } from '../../ui/use-format'
import { useDescribeScenario } from '../scenarios/scenario-queries'
import { PlanIcon } from './plan-icons'

interface ScenarioMenuProps {
  readonly scenario: Scenario
  readonly onMove: (step: 1 | -1) => void
  readonly onRename: () => void
}

export function ScenarioMenu({ scenario, onMove, onRename }: ScenarioMenuProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const rename = (): void => {
    setOpen(false)
    onRename()
  }
  return (
    <OpenedPanel
      name={t('plan.scenarioAbout')}
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      content={<Details scenario={scenario} onMove={onMove} onRename={rename} />}
    >
      <button
        type="button"
        className="scenario-close"
        aria-label={`${t('plan.scenarioAbout')}: ${scenario.name}`}
        title={scenario.note || t('plan.scenarioAbout')}
      >
        <PlanIcon name="more" />
      </button>
    </OpenedPanel>
  )
}

function Details({ scenario, onMove, onRename }: ScenarioMenuProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const person = usePersonName()
  const { mutate } = useDescribeScenario()
  /** What is typed, until it is kept; null where nothing is. */
  const [typed, setTyped] = useState<string | null>(null)
  const { scenario: id, locked, parent } = scenario
  const keep = (): void => {
    if (typed === null) return
    if (typed.trim() === scenario.note) setTyped(null)
    // Where it cannot be kept, it stays to be tried again.
    else
      mutate(
        { scenario: id, note: typed },
        { onSuccess: () => setTyped((now) => (now === typed ? null : now)) },
      )
  }
  return (
    <div className="scenario-about">
      <span className="secondary small">
        {t('plan.scenarioMadeBy', {
          who: person(scenario.createdBy),
          when: format.date(scenario.createdAt),
        })}
      </span>
      <Input.TextArea
        rows={3}
        maxLength={2000}
        value={typed ?? scenario.note}
        aria-label={t('plan.scenarioNote')}
        placeholder={t('plan.scenarioNote')}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
      />
      {parent === null ? null : (
        <div className="scenario-colours" role="radiogroup" aria-label={t('plan.scenarioColour')}>
          {scenarioColours.map((colour) => (
            // biome-ignore lint/a11y/useSemanticElements: a swatch, not a text with a dot
            <button
              key={colour}
              type="button"
              role="radio"
              aria-checked={colour === scenario.colour}
              aria-label={t(`plan.colour_${colour}`)}
              title={t(`plan.colour_${colour}`)}
              style={{ background: `var(--scenario-${colour})` }}
              onClick={() => mutate({ scenario: id, colour })}
            >
              {colour === scenario.colour ? '✓' : ''}
            </button>
          ))}
        </div>
      )}
      {locked ? (
        <span className="secondary small">
          {t('plan.scenarioLockedBy', { who: person(locked.by), when: format.dateTime(locked.at) })}
        </span>
      ) : null}
      <div className="scenario-about-actions">
        <Button
          size="small"
          icon={<PlanIcon name="lock" />}
          aria-pressed={locked !== null}
          onClick={() => mutate({ scenario: id, locked: locked === null })}
        >
          {t(locked ? 'plan.scenarioUnlock' : 'plan.scenarioLock')}
        </Button>
        {parent === null ? null : (
          <>
            <Button size="small" onClick={onRename}>
              {t('plan.scenarioRename')}
            </Button>
            <Button size="small" aria-label={t('plan.scenarioLeft')} onClick={() => onMove(-1)}>
              ←
            </Button>
            <Button size="small" aria-label={t('plan.scenarioRight')} onClick={() => onMove(1)}>
              →
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
