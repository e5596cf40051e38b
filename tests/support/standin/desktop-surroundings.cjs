/** What lies around the windows: dialogs, menus, displays, colours, keychain. Dialogs are recorded and answered from a list. */
const { EventEmitter } = require('node:events')
const { BrowserWindow } = require('./browser-window.cjs')

/** A test reads `calls` and may push `answers`; without one every dialog is cancelled. */
const dialog = { calls: [], answers: [] }
const cancelled = {
  showOpenDialog: { canceled: true, filePaths: [] },
  showSaveDialog: { canceled: true, filePath: '' },
  showMessageBox: { response: 1, checkboxChecked: false },
}
for (const [name, answer] of Object.entries(cancelled))
  dialog[name] = async (...args) => {
    dialog.calls.push([name, args.at(-1)])
    return dialog.answers.shift() ?? answer
  }
dialog.showErrorBox = (title, content) => {
  dialog.calls.push(['showErrorBox', { title, content }])
  console.error(`[dialog] ${title}: ${content}`)
}

class MenuItem {
  constructor(options) {
    const type = options.submenu ? 'submenu' : 'normal'
    Object.assign(this, { enabled: true, visible: true, type }, options)
    if (Array.isArray(options.submenu)) this.submenu = Menu.buildFromTemplate(options.submenu)
  }
}
class Menu {
  static #application = null
  items = []
  append(item) {
    this.items.push(item)
  }
  static buildFromTemplate(template) {
    const menu = new Menu()
    for (const item of template) menu.append(new MenuItem(item))
    return menu
  }
  static setApplicationMenu(menu) {
    Menu.#application = menu
  }
  static getApplicationMenu = () => Menu.#application
}

const display = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1050 },
  scaleFactor: 1,
}
const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
})

class NativeTheme extends EventEmitter {
  #source = 'system'
  get themeSource() {
    return this.#source
  }
  set themeSource(source) {
    this.#source = source
    const scheme = source === 'system' ? '' : source
    for (const window of BrowserWindow.getAllWindows())
      void window.webContents.emulateColours(scheme)
    this.emit('updated')
  }
  get shouldUseDarkColors() {
    return this.#source === 'dark'
  }
}

/** As on a Linux machine without a keychain. */
const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'basic_text',
  encryptString: (text) => Buffer.from(text, 'utf8'),
  decryptString: (sealed) => sealed.toString('utf8'),
}

const shell = {
  calls: [],
  openExternal: async (url) => void shell.calls.push(['openExternal', url]),
  openPath: async (path) => {
    shell.calls.push(['openPath', path])
    return ''
  },
  showItemInFolder: (path) => void shell.calls.push(['showItemInFolder', path]),
}

module.exports = {
  dialog,
  Menu,
  MenuItem,
  screen,
  nativeTheme: new NativeTheme(),
  safeStorage,
  shell,
}
