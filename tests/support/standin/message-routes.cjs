/** `ipcMain`: handlers and listeners by channel. */
const { EventEmitter } = require('node:events')

class IpcMain extends EventEmitter {
  #handlers = new Map()
  handle(channel, handler) {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }
  removeHandler = (channel) => void this.#handlers.delete(channel)

  /** What `ipcRenderer.invoke` of a page gets. */
  async invoke(channel, event, args) {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...args)
  }
}
exports.ipcMain = new IpcMain()
