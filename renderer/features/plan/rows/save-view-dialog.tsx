import type { Role } from '@shared/model/roles'
import { App, Checkbox, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../app/app-queries'
import { useViewState } from '../../../app/view-state'
import { useRowState } from './row-state'
import { useKeptViews, useSaveView } from './rows-queries'
import { lookNow, useShownView } from './shown-view'

interface SaveViewDialogProps {
  readonly open: boolean
  readonly close: () => void
}

/** Keeps how the plan is shown now under a name. */
export function SaveViewDialog({ open, close }: SaveViewDialogProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const session = useSession().data
  const views = useKeptViews() ?? []
  const shown = useShownView()
  const [name, setName] = useState('')
  const [forRole, setForRole] = useState(false)
  const shownName = shown.name
  useEffect(() => {
    if (open) setName(shownName ?? '')
  }, [open, shownName])
  const save = useSaveView((view) => {
    shown.show(view.name)
    void message.success(t('rows.viewKept', { name: view.name }))
    close()
  })
  const role: Role | null = forRole && session ? session.role : null
  const keep = () => {
    if (!name.trim()) return
    const { filter } = useRowState.getState()
    const { family } = useViewState.getState()
    save.mutate({ name: name.trim(), look: lookNow(), filter, family, role })
  }
  return (
    <Modal
      open={open}
      title={t('rows.viewSaveTitle')}
      okText={t('rows.viewKeep')}
      okButtonProps={{ disabled: !name.trim() }}
      confirmLoading={save.isPending}
      onOk={keep}
      onCancel={close}
      destroyOnHidden
      width={420}
    >
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the input inside is the control */}
      <label>
        {t('rows.viewName')}
        <Input
          autoFocus
          maxLength={80}
          value={name}
          aria-label={t('rows.viewName')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={keep}
        />
      </label>
      {views.some((view) => view.name === name.trim()) ? <p>{t('rows.viewReplaces')}</p> : null}
      {session ? (
        <p>
          <Checkbox checked={forRole} onChange={({ target }) => setForRole(target.checked)}>
            {t('rows.viewForRole', { role: t(`app.role_${session.role}`) })}
          </Checkbox>
        </p>
      ) : null}
    </Modal>
  )
}
