import { Modal } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import './shortcut-list.css'
import { shortcuts } from './shortcuts'

interface ShortcutListProps {
  readonly open: boolean
  readonly close: () => void
}

export function ShortcutList({ open, close }: ShortcutListProps) {
  const { t } = useTranslation()
  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      title={t('app.shortcuts')}
      width={980}
      style={{ top: 32 }}
    >
      <dl className="shortcut-list">
        {shortcuts.map(({ text, keys }) => (
          <Fragment key={text}>
            <dt>{t(text)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}
