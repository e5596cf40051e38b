import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface ReasonDialogProps {
  readonly title: string
  readonly text: string
  readonly action: string
  readonly pending: boolean
  readonly confirm: (reason: string) => void
  readonly close: () => void
}

/** Asks for the reason of something that stays on record. */
export function ReasonDialog({ title, text, action, pending, confirm, close }: ReasonDialogProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const id = useId()
  const given = reason.trim()
  return (
    <Modal
      open
      title={title}
      okText={action}
      okButtonProps={{ disabled: given === '', loading: pending }}
      cancelText={t('app.cancel')}
      onOk={() => confirm(given)}
      onCancel={close}
    >
      <p>{text}</p>
      <label htmlFor={id}>{t('quality.reason')}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={2000}
        autoFocus
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  )
}
