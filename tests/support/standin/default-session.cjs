/** `session`: the permission handlers, whose answers are put to Chromium for every page. */
const { EventEmitter } = require('node:events')
const { protocol } = require('./custom-schemes.cjs')

/** Electron's names and those of the DevTools. */
const permissions = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['persistent-storage', 'persistent-storage'],
  ['idle-detection', 'idle-detection'],
]

class Session extends EventEmitter {
  #request = null
  #check = null
  protocol = protocol
  setPermissionRequestHandler(handler) {
    this.#request = handler
  }
  setPermissionCheckHandler(handler) {
    this.#check = handler
  }
  setDevicePermissionHandler() {}

  /** As in Electron, everything is granted where the program set no handler. */
  async applyPermissions(chromium, contents) {
    for (const [permission, name] of permissions) {
      const checked = this.#check ? this.#check(contents, permission, '', {}) : true
      const granted = checked && (await this.#ask(contents, permission))
      const setting = granted ? 'granted' : 'denied'
      await chromium
        .send('Browser.setPermission', { permission: { name }, setting })
        .catch(() => {})
    }
  }
  #ask(contents, permission) {
    if (!this.#request) return true
    return new Promise((resolve) => this.#request(contents, permission, resolve, {}))
  }
}

exports.session = {
  defaultSession: new Session(),
  fromPartition: () => exports.session.defaultSession,
}
