import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface SavePolicyProps {
  /** Whether the person may set the policy at all. */
  readonly may: boolean
  readonly changed: boolean
  readonly pending: boolean
  save(reason: string): void
}

/** Why the policy is changed, and the button that does it. */
export function SavePolicy({ may, changed, pending, save }: SavePolicyProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  if (!may) return <p className="indicator-hint">{t('layers.readOnly')}</p>
  return (
    <footer className="save-policy">
      <Input
        size="small"
        maxLength={2000}
        value={reason}
        placeholder={t('layers.reason')}
        aria-label={t('layers.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        type="primary"
        size="small"
        disabled={!changed}
        loading={pending}
        onClick={() => save(reason.trim())}
      >
        {t('layers.save')}
      </Button>
    </footer>
  )
}
