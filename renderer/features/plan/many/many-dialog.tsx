/** Many cells before they go in: what is put in, what is not and why. The good ones can go in as one step. */
import { Button, Checkbox, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../ui/error-text'
import { cellEditOf, type RefusedCell } from './many-cells'
import './many-dialog.css'
import { ManyNotes } from './many-notes'
import { useTriedCells } from './many-queries'
import { type ManyAnswer, type ManyQuestion, useManyQuestion } from './many-question'
import { withoutBlanks } from './plan-paste'
import { RefusedTable } from './refused-table'

/** A split that piles on one line or leaves one with nothing: it can be made all the same. */
const isSplit = ({ refusal }: RefusedCell): boolean =>
  refusal.by === 'plan' && refusal.refused.code === 'SPLIT_NEEDS_CONFIRMATION'

interface ManyDialogProps {
  /** The one that answers go to: a question about another waits until that is shown again. */
  readonly scenario: string
  readonly onConfirm: (answer: ManyAnswer) => void
  /** The grid takes the keyboard again. */
  readonly onClosed: () => void
}

export function ManyDialog(props: ManyDialogProps) {
  const { question, close } = useManyQuestion()
  if (question?.scenario !== props.scenario) return null
  return <AskedMany question={question} close={close} {...props} />
}

interface AskedManyProps extends ManyDialogProps {
  readonly question: ManyQuestion
  readonly close: () => void
}

function AskedMany({ question, close, onConfirm, onClosed }: AskedManyProps) {
  const { t } = useTranslation()
  const [confirmed, confirm] = useState(false)
  const [skipping, skip] = useState(false)
  const tried = useTriedCells(question)
  const { edits, kind, locale } = question.cells
  const toConfirm = tried.refused.filter(isSplit).length
  const refused = [...question.cells.refused, ...tried.refused].filter(
    (one) => !(confirmed && isSplit(one)),
  )
  const left = new Set(refused.map(({ edit }) => edit))
  const going = (skipping ? withoutBlanks(question.cells) : question.cells).edits.filter(
    (edit) => !left.has(edit),
  )
  const button = useRef<HTMLButtonElement>(null)
  const [shown, show] = useState(false)
  const ready = !tried.pending && going.length > 0
  useEffect(() => {
    if (shown && ready) button.current?.focus()
  }, [shown, ready])
  useEffect(() => () => onClosed(), [onClosed])
  return (
    <Modal
      open
      width={760}
      title={t(`plan.many_${kind}`, { count: edits.length + question.cells.refused.length })}
      onCancel={close}
      afterOpenChange={show}
      footer={[
        <Button key="cancel" onClick={close}>
          {t('app.cancel')}
        </Button>,
        <Button
          key="make"
          ref={button}
          type="primary"
          disabled={!ready}
          onClick={() => {
            onConfirm({ edits: going.map(cellEditOf), locale, confirmed })
            close()
          }}
        >
          {t('plan.manyGoIn', { count: going.length })}
        </Button>,
      ]}
    >
      <p className="many-sum" role="status">
        {tried.pending
          ? t('plan.manyPending')
          : t('plan.manySum', { count: going.length, refused: refused.length })}
      </p>
      {tried.error ? (
        <p role="alert" className="many-note many-grave">
          {errorText(t, tried.error)}
        </p>
      ) : null}
      <ManyNotes cells={question.cells} skipping={skipping} skip={skip} />
      {toConfirm > 0 ? (
        <Checkbox checked={confirmed} onChange={({ target }) => confirm(target.checked)}>
          {t('plan.manyConfirm', { count: toConfirm })}
        </Checkbox>
      ) : null}
      <RefusedTable refused={refused} />
    </Modal>
  )
}
