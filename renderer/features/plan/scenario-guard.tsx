/** Asks before a change goes into a scenario that the person may not know they are in. */
import type { Scenario } from '@shared/contract/scenario-calls'
import { Modal } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { scenarioWatch, useEditQuestions } from './edit-questions'

export function ScenarioGuard({ scenarios }: { readonly scenarios: readonly Scenario[] }) {
  const { t } = useTranslation()
  const { scenario, answerScenario } = useEditQuestions()
  useEffect(() => {
    const touched = () => scenarioWatch.touch()
    window.addEventListener('pointerdown', touched, true)
    window.addEventListener('keydown', touched, true)
    return () => {
      window.removeEventListener('pointerdown', touched, true)
      window.removeEventListener('keydown', touched, true)
    }
  }, [])
  const asked = scenarios.find((one) => one.scenario === scenario)
  return (
    <Modal
      open={scenario !== null}
      width={420}
      // Its button takes the keyboard each time it is asked.
      destroyOnHidden
      title={t('plan.guardTitle', { name: asked?.name ?? scenario ?? '' })}
      okText={t('plan.guardYes', { name: asked?.name ?? scenario ?? '' })}
      cancelText={t('app.cancel')}
      okButtonProps={{ autoFocus: true }}
      onOk={() => answerScenario(true)}
      onCancel={() => answerScenario(false)}
      classNames={{ container: 'scenario-guard' }}
      styles={{
        container: { borderTop: `6px solid var(--scenario-${asked?.colour ?? 'grey'})` },
      }}
    >
      <p>{t('plan.guardText')}</p>
    </Modal>
  )
}
