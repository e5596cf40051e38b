/** `BrowserWindow`: a window's bounds and state; what it shows is its web contents. */
const { EventEmitter } = require('node:events')
const { app, preventable } = require('./electron-app.cjs')
const { WebContents } = require('./web-contents.cjs')

const windows = new Map()
let chromium
let lastId = 0

/** Before the program is ready; windows need Chromium. */
exports.attachChromium = (connection) => {
  chromium = connection
  chromium.on('Target.targetDestroyed', ({ targetId }) => {
    for (const window of windows.values())
      if (window.webContents.targetId === targetId) window.markClosed()
  })
  chromium.on('Target.targetCreated', ({ targetInfo }) => {
    const { openerId } = targetInfo
    const ours = openerId && exports.webContents.fromDevToolsTargetId(openerId)
    // Whatever way a page found around `window.open`: here every new window is refused.
    if (ours) chromium.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {})
  })
}

class BrowserWindow extends EventEmitter {
  id = ++lastId
  #bounds
  #title
  #visible
  #maximised = false
  #closed = false

  constructor(options = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const { x = 0, y = 0, width = 800, height = 600, show = true, title = app.name } = options
    this.#bounds = { x, y, width, height }
    this.#title = title
    this.#visible = show
    this.webContents = new WebContents(chromium, this, { ...options, width, height })
    windows.set(this.id, this)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', preventable()))
    app.emit('browser-window-created', preventable(), this)
    app.emit('web-contents-created', preventable(), this.webContents)
  }

  loadURL = (url) => this.webContents.loadURL(url)

  close() {
    void this.tryToClose()
  }
  async tryToClose() {
    const event = preventable()
    this.emit('close', event)
    if (event.defaultPrevented) return false
    await this.destroy()
    return true
  }
  async destroy() {
    await this.webContents.opened
    const { targetId } = this.webContents
    if (!this.#closed) await chromium.send('Target.closeTarget', { targetId }).catch(() => {})
    this.markClosed()
  }
  markClosed() {
    if (this.#closed) return
    this.#closed = true
    windows.delete(this.id)
    this.webContents.markDestroyed()
    this.emit('closed')
    if (windows.size > 0 || app.isQuitting) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else void app.quit()
  }
  isDestroyed = () => this.#closed

  show() {
    this.#visible = true
    this.emit('show', preventable())
  }
  hide() {
    this.#visible = false
    this.emit('hide', preventable())
  }
  isVisible = () => this.#visible
  focus() {
    this.emit('focus', preventable())
  }

  getBounds = () => ({ ...this.#bounds })
  getNormalBounds = () => this.getBounds()
  setBounds(bounds) {
    Object.assign(this.#bounds, bounds)
    void this.webContents.resize(this.#bounds.width, this.#bounds.height)
    this.emit('resize', preventable())
  }
  maximize() {
    this.#maximised = true
  }
  unmaximize() {
    this.#maximised = false
  }
  isMaximized = () => this.#maximised
  minimize() {}
  restore() {}
  isMinimized = () => false

  setTitle(title) {
    this.#title = title
  }
  getTitle = () => this.#title

  static getAllWindows = () => [...windows.values()]
  static getFocusedWindow = () => [...windows.values()].at(-1) ?? null
  static fromId = (id) => windows.get(id) ?? null
  static fromWebContents = (contents) => contents?.window ?? null
}
exports.BrowserWindow = BrowserWindow

const all = () => BrowserWindow.getAllWindows().map(({ webContents }) => webContents)
exports.webContents = {
  getAllWebContents: all,
  fromId: (id) => all().find((contents) => contents.id === id),
  /** Playwright finds the window of a page by it. */
  fromDevToolsTargetId: (id) => all().find(({ targetId }) => targetId === id),
  getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
}
