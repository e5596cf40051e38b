/** What a number typed at a total does to everything below it, before it is made. */
import type { CellEdit, SplitRule } from '@shared/contract/planning-calls'
import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../ui/error-text'
import { Loading } from '../../../ui/loading'
import { useFormat } from '../../../ui/use-format'
import { useMeasureName, useNodeName } from '../grid-words'
import { usePreferences } from '../plan-preferences'
import { type ChosenRule, ruleToSend } from './chosen-rule'
import { RuleChooser } from './rule-chooser'
import { useSplitQuantity } from './split-quantity'
import './split-dialog.css'
import { SplitMonths } from './split-months'
import { SplitNotes } from './split-notes'
import { useSplitPreview } from './split-queries'
import { type SplitQuestion, useSplitQuestion } from './split-question'
import { SplitTable } from './split-table'

interface SplitDialogProps {
  /** The one that answers go to: a question about another waits until that is shown again. */
  readonly scenario: string
  /** The planner wants it as it was shown. */
  readonly onConfirm: (edit: CellEdit, rule: SplitRule) => void
  /** The cell that was typed at takes the keyboard again. */
  readonly onClosed: (edit: CellEdit) => void
}

export function SplitDialog(props: SplitDialogProps) {
  const { question, close } = useSplitQuestion()
  if (question?.scenario !== props.scenario) return null
  return <AskedSplit question={question} close={close} {...props} />
}

interface AskedSplitProps extends SplitDialogProps {
  readonly question: SplitQuestion
  readonly close: () => void
}

function AskedSplit({ question, close, onConfirm, onClosed }: AskedSplitProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const quantity = useSplitQuantity()
  const measureName = useMeasureName()
  const node = useNodeName()
  const usual = usePreferences((preferences) => preferences.rule)
  const [chosen, choose] = useState<ChosenRule>({ kind: usual, measure: 'last_year', weights: {} })
  const rule = ruleToSend(chosen)
  const { preview, pending, error } = useSplitPreview(question, rule)
  const { edit, row } = question
  const { code, name } = node(row)
  const ready = !pending && error === null
  const asks = preview?.needsConfirmation === true
  // Enter makes the split, Escape leaves it: the button has the focus whenever a rule's preview has come. Where something
  // has to be confirmed Enter leaves it too, so that a key held too long confirms nothing.
  const button = useRef<HTMLButtonElement>(null)
  const leave = useRef<HTMLButtonElement>(null)
  const [shown, show] = useState(false)
  const weighing = chosen.kind === 'weights'
  useEffect(() => {
    if (shown && ready && !weighing) (asks ? leave : button).current?.focus()
  }, [shown, ready, weighing, asks])
  useEffect(() => () => onClosed(edit), [onClosed, edit])
  const confirm = () => {
    onConfirm(edit, rule)
    close()
  }
  return (
    <Modal
      open
      width={720}
      title={t('plan.splitTitle', {
        measure: measureName(edit.measure),
        where: [code, name].filter(Boolean).join(' '),
        period: [edit.period, ...(edit.to ? [edit.to] : [])].map(format.period).join(' – '),
      })}
      footer={[
        <Button key="cancel" ref={leave} onClick={close}>
          {t('app.cancel')}
        </Button>,
        <Button
          key="make"
          ref={button}
          type="primary"
          danger={asks}
          disabled={!ready}
          onClick={confirm}
        >
          {t(asks ? 'plan.splitAnyway' : 'plan.splitMake')}
        </Button>,
      ]}
      onCancel={close}
      afterOpenChange={show}
    >
      <RuleChooser
        side={row.measure === 'planned_supply' ? 'supply' : 'demand'}
        chosen={chosen}
        preview={preview}
        choose={choose}
      />
      {error ? (
        <p role="alert" className="split-note split-grave">
          {errorText(t, error)}
        </p>
      ) : preview ? (
        <>
          <p className="split-sum">
            {t('plan.splitSum', {
              before: quantity(preview.before),
              after: quantity(preview.after),
            })}
          </p>
          <SplitMonths preview={preview} />
          <SplitNotes preview={preview} />
          <SplitTable preview={preview} chosen={chosen} choose={choose} />
        </>
      ) : (
        <Loading />
      )}
    </Modal>
  )
}
