import { App, Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icons'
import { useMaySend, useSendNow } from './publishing-queries'

/** Tries everything that waits, without waiting for its next turn. */
export function SendNow({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const maySend = useMaySend()
  const send = useSendNow()
  const begin = () =>
    send.mutate(
      {},
      {
        onSuccess: (went) => {
          const clean = went.waiting + went.conflicts + went.failed === 0
          message[clean ? 'success' : 'warning'](t('publishing.sent', went))
        },
      },
    )
  return (
    <Tooltip title={t('publishing.sendNowHint')}>
      <Button
        size="small"
        type="primary"
        icon={<Icon name="publishing" size={14} />}
        disabled={disabled || !maySend}
        loading={send.isPending}
        onClick={begin}
      >
        {t('publishing.sendNow')}
      </Button>
    </Tooltip>
  )
}
