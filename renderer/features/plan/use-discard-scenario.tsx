import type { Scenario } from '@shared/contract/scenario-calls'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDiscard, useRestore } from '../scenarios/scenario-queries'

/** Asks first, and offers the way back afterwards. */
export function useDiscardScenario(scenario: Scenario, onDiscarded: () => void): () => void {
  const { t } = useTranslation()
  const { modal, notification } = App.useApp()
  const discard = useDiscard()
  const restore = useRestore()
  const offerRestore = () => {
    const key = `discarded ${scenario.scenario}`
    notification.info({
      key,
      placement: 'bottomRight',
      title: t('plan.discarded', { name: scenario.name }),
      actions: (
        <Button
          size="small"
          onClick={() => {
            restore.mutate({ scenario: scenario.scenario })
            notification.destroy(key)
          }}
        >
          {t('plan.restore')}
        </Button>
      ),
    })
  }
  return () =>
    void modal.confirm({
      title: t('plan.discardTitle', { name: scenario.name }),
      content: t('plan.discardText', {
        changes: scenario.changes,
        drivers: scenario.drivers.length,
      }),
      okText: t('plan.discard'),
      okButtonProps: { danger: true },
      onOk: async () => {
        await discard.mutateAsync({ scenario: scenario.scenario })
        onDiscarded()
        offerRestore()
      },
    })
}
