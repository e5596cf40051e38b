/** The lasting place of discarded scenarios, at the end of the tabs: each can be restored. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { OpenedPanel } from '../../ui/opened-panel'
import { useDiscardedScenarios, useRestore } from '../scenarios/scenario-queries'

interface DiscardedScenariosProps {
  readonly onRestored: (scenario: string) => void
}

export function DiscardedScenarios({ onRestored }: DiscardedScenariosProps) {
  const { t } = useTranslation()
  const discarded = useDiscardedScenarios()
  const restore = useRestore()
  const bringBack = (scenario: string) =>
    restore.mutate({ scenario }, { onSuccess: () => onRestored(scenario) })
  if (discarded.length === 0) return null
  return (
    <OpenedPanel
      name={t('plan.discardedTitle')}
      placement="bottomRight"
      title={t('plan.discardedTitle')}
      content={
        <ul className="scenario-discarded">
          {discarded.map(({ scenario, name, changes, drivers }) => (
            <li key={scenario}>
              <span>
                {name}
                <small>{t('plan.discardedHolds', { changes, drivers: drivers.length })}</small>
              </span>
              <Button
                size="small"
                aria-label={`${t('plan.restore')}: ${name}`}
                disabled={restore.isPending}
                onClick={() => bringBack(scenario)}
              >
                {t('plan.restore')}
              </Button>
            </li>
          ))}
        </ul>
      }
    >
      <Button size="small" type="text" className="scenario-discarded-button">
        {t('plan.discardedCount', { count: discarded.length })}
      </Button>
    </OpenedPanel>
  )
}
