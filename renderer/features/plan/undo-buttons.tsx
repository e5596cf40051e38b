import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStepName } from './journal-words'
import { nextSteps } from './next-steps'
import { PlanIcon } from './plan-icons'
import { useJournal } from './plan-queries'

interface UndoButtonsProps {
  readonly scenario: string
  /** Why nothing can be changed; null where something can. */
  readonly closed: string | null
  readonly onUndo: () => void
  readonly onRedo: () => void
}

export function UndoButtons({ scenario, closed, onUndo, onRedo }: UndoButtonsProps) {
  const { t } = useTranslation()
  const stepName = useStepName()
  const { undo, redo } = nextSteps(useJournal(scenario).data ?? [], scenario)
  return (
    <span className="undo-buttons">
      <Tooltip
        title={
          closed ?? (undo ? t('plan.undoWhat', { what: stepName(undo) }) : t('plan.nothingToUndo'))
        }
      >
        <Button
          size="small"
          icon={<PlanIcon name="undo" />}
          aria-label={t('plan.undo')}
          disabled={!undo || closed !== null}
          onClick={onUndo}
        />
      </Tooltip>
      <Tooltip
        title={
          closed ?? (redo ? t('plan.redoWhat', { what: stepName(redo) }) : t('plan.nothingToRedo'))
        }
      >
        <Button
          size="small"
          icon={<PlanIcon name="redo" />}
          aria-label={t('plan.redo')}
          disabled={!redo || closed !== null}
          onClick={onRedo}
        />
      </Tooltip>
    </span>
  )
}
