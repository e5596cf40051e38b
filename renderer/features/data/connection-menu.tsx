import type { Connection } from '@shared/contract/contract-types'
import { chosenMapping } from '@shared/model/usual-mappings'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeSettings, useSettings } from '../../app/app-queries'
import { Icon } from '../../ui/icons'
import { useRemoveConnection } from './data-queries'
import { MappingDrawer } from './mapping/mapping-drawer'

interface ConnectionMenuProps {
  readonly connection: Connection
  readonly edit: () => void
  readonly mayKeep: boolean
}

/** What else can be done with a connection: edit, choose, remove. */
export function ConnectionMenu({ connection, edit, mayKeep }: ConnectionMenuProps) {
  const { name, type } = connection
  const [isMapping, setMapping] = useState(false)
  const hasMapping = chosenMapping(type, connection.settings) !== ''
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const settings = useSettings().data
  const change = useChangeSettings()
  const remove = useRemoveConnection()
  const askToRemove = () =>
    modal.confirm({
      title: t('data.removeConnection', { name }),
      content: t('data.removeConnectionText'),
      okText: t('app.remove'),
      okButtonProps: { danger: true },
      cancelText: t('app.cancel'),
      onOk: () => remove.mutate({ name }),
    })
  const acts = {
    edit,
    mapping: () => setMapping(true),
    source: () => change.mutate({ source: name }),
    target: () => change.mutate({ target: name }),
    remove: askToRemove,
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'edit', label: t('app.edit'), disabled: !mayKeep },
            { key: 'mapping', label: t('data.mappingOpen'), disabled: !mayKeep || !hasMapping },
            { key: 'source', label: t('data.useAsSource'), disabled: settings?.source === name },
            {
              key: 'target',
              label: t('data.useAsTarget'),
              disabled: settings?.target === name || !connection.publishes,
            },
            { type: 'divider' },
            { key: 'remove', label: t('app.remove'), danger: true, disabled: !mayKeep },
          ],
          onClick: ({ key }) => acts[key as keyof typeof acts](),
        }}
      >
        <Button
          size="small"
          type="text"
          icon={<Icon name="more" />}
          aria-label={t('data.connectionActions', { name })}
        />
      </Dropdown>
      {isMapping ? <MappingDrawer connection={name} close={() => setMapping(false)} /> : null}
    </>
  )
}
