import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStepName } from './journal-words'
import { nextSteps } from './next-steps'
import { PlanIcon } from './plan-icons'
import { useJournal } from './plan-queries'

interface UndoButtonsProps {
  readonly scenario: string
  readonly onUndo: () => void
  readonly onRedo: () => void
}

export function UndoButtons({ scenario, onUndo, onRedo }: UndoButtonsProps) {
  const { t } = useTranslation()
  const stepName = useStepName()
  const { undo, redo } = nextSteps(useJournal(scenario).data ?? [], scenario)
  return (
    <span className="undo-buttons">
      <Tooltip
        title={undo ? t('plan.undoWhat', { what: stepName(undo) }) : t('plan.nothingToUndo')}
      >
        <Button
          size="small"
          icon={<PlanIcon name="undo" />}
          aria-label={t('plan.undo')}
          disabled={!undo}
          onClick={onUndo}
        />
      </Tooltip>
      <Tooltip
        title={redo ? t('plan.redoWhat', { what: stepName(redo) }) : t('plan.nothingToRedo')}
      >
        <Button
          size="small"
          icon={<PlanIcon name="redo" />}
          aria-label={t('plan.redo')}
          disabled={!redo}
          onClick={onRedo}
        />
      </Tooltip>
    </span>
  )
}
