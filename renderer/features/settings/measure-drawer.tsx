import type { StoredMeasure } from '@shared/contract/measure-calls'
import type { OwnMeasure } from '@shared/model/measures/own-measures'
import { App, Button, Drawer, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { MeasureForm } from './measure-form'
import { useRemoveMeasure, useSaveMeasure } from './settings-queries'

interface MeasureDrawerProps {
  readonly edited: StoredMeasure | 'new'
  readonly close: () => void
}

export function MeasureDrawer({ edited, close }: MeasureDrawerProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message } = App.useApp()
  const [form] = Form.useForm<OwnMeasure>()
  const saving = useSaveMeasure()
  const save = async () => {
    const checked = await form.validateFields().catch(() => undefined)
    if (!checked) return
    const { zh = '', en = '' } = checked.name ?? {}
    const name = { zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() }
    try {
      await saving.mutateAsync({ ...checked, name })
      message.success(t('formulas.saved', { name: format.name(name) }))
      close()
    } catch {
      // Reported already; the form stays open with what was typed.
    }
  }
  return (
    <Drawer
      open
      onClose={close}
      size={680}
      title={
        edited === 'new'
          ? t('formulas.newTitle')
          : t('formulas.changeTitle', { name: format.name(edited.name) })
      }
      footer={
        <div className="form-actions">
          {edited === 'new' ? null : <RemoveButton measure={edited} close={close} />}
          <Button onClick={close}>{t('formulas.cancel')}</Button>
          <Button type="primary" loading={saving.isPending} onClick={() => void save()}>
            {t('formulas.save')}
          </Button>
        </div>
      }
    >
      <MeasureForm form={form} edited={edited} />
    </Drawer>
  )
}

function RemoveButton({
  measure: { key, name },
  close,
}: {
  readonly measure: StoredMeasure
  readonly close: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message, modal } = App.useApp()
  const removing = useRemoveMeasure()
  const ask = () =>
    void modal.confirm({
      title: t('formulas.removeTitle', { name: format.name(name) }),
      content: t('formulas.removeText'),
      okText: t('formulas.remove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        // A refusal names the measures that read this one; it is reported where all refusals are.
        await removing.mutateAsync({ key }).then(
          () => {
            message.success(t('formulas.removed', { name: format.name(name) }))
            close()
          },
          () => undefined,
        )
      },
    })
  return (
    <Button danger className="measure-remove" onClick={ask}>
      {t('formulas.remove')}
    </Button>
  )
}
