import type { Connection } from '@shared/contract/contract-types'
import { App, Button, Drawer, Form, type FormInstance } from 'antd'
import { useTranslation } from 'react-i18next'
import { settingsInForm } from './connection-fields'
import { ConnectionForm, type ConnectionValues } from './connection-form'
import { useSaveConnection, useSetSecret } from './data-queries'

interface ConnectionDrawerProps {
  readonly edited: Connection | 'new'
  readonly close: () => void
}

export function ConnectionDrawer({ edited, close }: ConnectionDrawerProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<ConnectionValues>()
  const { save, saving } = useSaveForm(form, edited, close)
  return (
    <Drawer
      open
      onClose={close}
      size={420}
      title={
        edited === 'new' ? t('data.newConnection') : t('data.editConnection', { name: edited.name })
      }
      footer={
        <div className="form-actions">
          <Button onClick={close}>{t('app.cancel')}</Button>
          <Button type="primary" loading={saving} onClick={() => void save()}>
            {t('app.save')}
          </Button>
        </div>
      }
    >
      <ConnectionForm form={form} edited={edited} />
    </Drawer>
  )
}

/** Saves the connection, then its password where one was typed, and says whether that is kept. */
function useSaveForm(
  form: FormInstance<ConnectionValues>,
  edited: Connection | 'new',
  close: () => void,
) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const connection = useSaveConnection()
  const password = useSetSecret()
  const save = async () => {
    const checked = await form.validateFields().catch(() => undefined)
    if (!checked) return
    const { name, type, secret, settings } = checked
    const filled = Object.entries(settings ?? {}).filter(([, value]) => value?.trim())
    const inForm = settingsInForm(type)
    const others = edited === 'new' ? [] : Object.entries(edited.settings)
    const kept = others.filter(([setting]) => !inForm.has(setting))
    try {
      await connection.mutateAsync({
        name,
        type,
        settings: Object.fromEntries([...kept, ...filled]),
      })
      const result = secret ? await password.mutateAsync({ name, secret }) : undefined
      if (!result) message.success(t('data.saved'))
      else if (result.kept) message.success(t('data.secretKept'))
      else message.warning(t('data.secretNotKept'))
      close()
    } catch {
      // Reported already; the form stays open with what was typed.
    }
  }
  return { save, saving: connection.isPending || password.isPending }
}
