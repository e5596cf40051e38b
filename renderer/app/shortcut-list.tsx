import { Modal } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import './shortcut-list.css'

const shortcuts = [
  ['app.shortcut_screens', ['Ctrl 1 – 7', 'Alt 1 – 7']],
  ['app.shortcut_help', ['?']],
  ['app.shortcut_edit', ['Enter', 'F2']],
  ['app.shortcut_accept', ['Enter', 'Tab']],
  ['app.shortcut_leave', ['Esc']],
  ['app.shortcut_select', ['Shift ←↑↓→', 'Ctrl A']],
  ['app.shortcut_edge', ['Ctrl ←↑↓→', 'Home', 'End']],
  ['app.shortcut_all', ['Ctrl Enter']],
  ['app.shortcut_fill', ['Ctrl R', 'Ctrl D']],
  ['app.shortcut_clear', ['Del']],
  ['app.shortcut_copy', ['Ctrl C', 'Ctrl Shift C']],
  ['app.shortcut_paste', ['Ctrl V']],
  ['app.shortcut_menu', ['Shift F10']],
  ['app.shortcut_zoom', ['Ctrl +', 'Ctrl −', 'Ctrl 0']],
  ['app.shortcut_lock', ['Ctrl L']],
  ['app.shortcut_undo', ['Ctrl Z']],
  ['app.shortcut_redo', ['Ctrl Y', 'Ctrl Shift Z']],
  ['app.shortcut_why', ['Alt W']],
  ['app.shortcut_projector', ['F9']],
  ['app.shortcut_forecast', ['Alt B']],
  ['app.shortcut_worklist', ['F8', 'Shift F8']],
  ['app.shortcut_review', ['F7', 'Shift F7']],
  ['app.shortcut_comment', ['Shift F2']],
  ['app.shortcut_brief', ['Alt I']],
] as const

interface ShortcutListProps {
  readonly open: boolean
  readonly close: () => void
}

export function ShortcutList({ open, close }: ShortcutListProps) {
  const { t } = useTranslation()
  return (
    <Modal open={open} onCancel={close} footer={null} title={t('app.shortcuts')} width={420}>
      <dl className="shortcut-list">
        {shortcuts.map(([text, keys]) => (
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
