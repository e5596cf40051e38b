/** The menu bar with the usual shortcuts; what belongs to planning is in the page. */
import type { MenuItemConstructorOptions } from 'electron'
import type { DesktopTexts } from './desktop-texts'

export interface MenuSurroundings {
  readonly mac: boolean
  readonly developerTools: boolean
}

type Item = MenuItemConstructorOptions

export function menuTemplate(
  text: DesktopTexts,
  { mac, developerTools }: MenuSurroundings,
): Item[] {
  const quit: Item = { role: 'quit', label: text.quit }
  const close: Item = { role: 'close', label: text.close }
  // The page undoes its own edits; the menu must not take the key away from it. macOS needs the menu for the key to work at all.
  const registerAccelerator = mac
  const appMenu: Item = { role: 'appMenu' }
  const file: Item = { label: text.file, submenu: mac ? [close] : [close, separator, quit] }
  const edit: Item = {
    label: text.edit,
    submenu: [
      { role: 'undo', label: text.undo, registerAccelerator },
      { role: 'redo', label: text.redo, registerAccelerator },
      separator,
      { role: 'cut', label: text.cut, registerAccelerator },
      { role: 'copy', label: text.copy, registerAccelerator },
      { role: 'paste', label: text.paste, registerAccelerator },
      { role: 'selectAll', label: text.selectAll, registerAccelerator },
    ],
  }
  const view: Item = {
    label: text.view,
    submenu: [
      { role: 'reload', label: text.reload },
      separator,
      { role: 'resetZoom', label: text.actualSize },
      { role: 'zoomIn', label: text.zoomIn },
      { role: 'zoomOut', label: text.zoomOut },
      separator,
      { role: 'togglefullscreen', label: text.fullScreen },
      ...(developerTools
        ? [separator, { role: 'toggleDevTools', label: text.developerTools } satisfies Item]
        : []),
    ],
  }
  const window: Item = { label: text.window, submenu: [{ role: 'minimize', label: text.minimise }] }
  const help: Item = {
    role: 'help',
    label: text.help,
    submenu: [{ role: 'about', label: text.about }],
  }
  return [...(mac ? [appMenu] : []), file, edit, view, window, help]
}

const separator: Item = { type: 'separator' }
