import { App, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRejectDecision } from './decisions-queries'

interface RejectDialogProps {
  readonly decision: string
  readonly open: boolean
  readonly close: () => void
}

export function RejectDialog({ decision, open, close }: RejectDialogProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const reject = useRejectDecision()
  const id = useId()
  const confirm = () =>
    reject.mutate(
      { decision, note },
      {
        onSuccess: () => {
          message.success(t('decisions.rejectedNow'))
          close()
        },
      },
    )
  return (
    <Modal
      open={open}
      title={t('decisions.rejectQuestion')}
      okText={t('decisions.reject')}
      okButtonProps={{ danger: true, loading: reject.isPending }}
      cancelText={t('app.cancel')}
      onOk={confirm}
      onCancel={close}
    >
      <div className="decision-field">
        <label htmlFor={id}>{t('decisions.rejectNote')}</label>
        <Input.TextArea
          id={id}
          rows={4}
          maxLength={4000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
    </Modal>
  )
}
