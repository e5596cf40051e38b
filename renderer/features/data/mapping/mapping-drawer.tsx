import { App, Drawer } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadFailed } from '../../../ui/load-failed'
import { Loading } from '../../../ui/loading'
import { MappingEditor } from './mapping-editor'
import { useMapping } from './mapping-queries'
import './mapping-drawer.css'

interface MappingDrawerProps {
  readonly connection: string
  readonly close: () => void
}

/** The mapping of a connection, with what it gives beside it. */
export function MappingDrawer({ connection, close }: MappingDrawerProps) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const isDirty = useRef(false)
  const mapping = useMapping(connection)
  const askToClose = () => {
    if (!isDirty.current) return close()
    modal.confirm({
      title: t('data.mappingUnsaved'),
      content: t('data.mappingUnsavedText'),
      okText: t('data.mappingDiscard'),
      okButtonProps: { danger: true },
      cancelText: t('app.cancel'),
      onOk: close,
    })
  }
  return (
    <Drawer
      open
      onClose={askToClose}
      size="min(1720px, 96vw)"
      className="mapping-drawer"
      title={t('data.mappingOf', { name: connection })}
    >
      {mapping.data ? (
        <MappingEditor
          mapping={mapping.data}
          close={close}
          cancel={askToClose}
          tellDirty={(dirty) => {
            isDirty.current = dirty
          }}
        />
      ) : mapping.error ? (
        <LoadFailed error={mapping.error} retry={() => void mapping.refetch()} />
      ) : (
        <Loading />
      )}
    </Drawer>
  )
}
