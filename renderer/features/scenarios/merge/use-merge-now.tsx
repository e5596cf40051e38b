/** Merges, says so, and offers to discard a scenario that has nothing left to give. */
import type { MergePreview } from '@shared/contract/compare-calls'
import type { Scenario } from '@shared/contract/scenario-calls'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDiscard, useMerge } from '../scenario-queries'
import { allUnits, type MergeChoices, type MergeUnit } from './merge-choices'

export function useMergeNow(from: Scenario, into: Scenario, onDone: () => void) {
  const { t } = useTranslation()
  const { notification } = App.useApp()
  const merge = useMerge()
  const discard = useDiscard()

  const tell = (whole: boolean) => {
    const key = `merged ${from.scenario}`
    notification.success({
      key,
      placement: 'bottomRight',
      title: t('scenarios.mergedNow', { from: from.name, into: into.name }),
      ...(whole && from.parent !== null
        ? {
            actions: (
              <Button
                size="small"
                onClick={() => {
                  discard.mutate({ scenario: from.scenario })
                  notification.destroy(key)
                }}
              >
                {t('scenarios.mergeDiscard', { name: from.name })}
              </Button>
            ),
          }
        : {}),
    })
  }

  return {
    isPending: merge.isPending,
    run(
      preview: MergePreview,
      taken: readonly MergeUnit[],
      { settled }: MergeChoices,
      reason: string,
    ) {
      const wanted = new Set(taken.map(({ unit }) => unit))
      const whole = allUnits(preview).every(
        ({ unit, state }) => state === 'same' || wanted.has(unit),
      )
      merge.mutate(
        {
          scenario: preview.scenario,
          into: preview.into,
          scenarioPosition: preview.scenarioPosition,
          intoPosition: preview.intoPosition,
          take: [...wanted],
          conflicts: Object.fromEntries(
            Object.entries(settled).filter(([unit]) => wanted.has(unit)),
          ),
          ...(reason ? { reason } : {}),
        },
        {
          onSuccess: () => {
            tell(whole)
            onDone()
          },
        },
      )
    },
  }
}
