/** Why nothing can be typed into a scenario, in words; null where it is open to changes. */
import type { Scenario } from '@shared/contract/scenario-calls'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useFormat } from '../../ui/use-format'

export function useClosedText({ locked }: Scenario): string | null {
  const { t } = useTranslation()
  const person = usePersonName()
  const format = useFormat()
  return locked
    ? t('plan.scenarioLockedBy', { who: person(locked.by), when: format.dateTime(locked.at) })
    : null
}
