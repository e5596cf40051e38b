/** `app`: paths, life cycle, single instance. */
const { EventEmitter } = require('node:events')
const { mkdtempSync, readFileSync, rmSync } = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { createInstanceLock } = require('./single-instance.cjs')

/** An event that can be prevented, with whatever else it carries. */
exports.preventable = (fields = {}) => ({
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true
  },
  ...fields,
})

const root = process.env.STANDIN_APP_ROOT ?? process.cwd()
const description = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

/** Where real Electron would use the person's own folder, a temporary one: tests must not meet their settings. */
function userDataFolder() {
  const given = process.argv.find((argument) => argument.startsWith('--user-data-dir='))
  if (given) return path.resolve(given.slice('--user-data-dir='.length))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'standin-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

class App extends EventEmitter {
  isPackaged = false
  name = description.productName ?? description.name
  /** Filled in by the module, which knows the windows. */
  surroundings = { closeWindows: async () => true, stop: async () => {} }
  #paths = {
    userData: userDataFolder(),
    temp: os.tmpdir(),
    home: os.homedir(),
    exe: process.execPath,
  }
  #lock = createInstanceLock(this)
  #ready = Promise.withResolvers()
  #isReady = false
  #quitting = false
  #exiting = false

  whenReady = () => this.#ready.promise
  isReady = () => this.#isReady
  markReady() {
    this.#isReady = true
    this.emit('ready', exports.preventable(), {})
    this.#ready.resolve()
  }

  getPath(name) {
    if (!(name in this.#paths)) throw new Error(`Failed to get '${name}' path`)
    return this.#paths[name]
  }
  setPath(name, value) {
    this.#paths[name] = value
  }
  getAppPath = () => root
  getName = () => this.name
  getVersion = () => description.version
  /** Empty before the program is ready, as in Electron. */
  getLocale = () => (this.#isReady ? 'en-US' : '')
  enableSandbox() {}
  focus() {}
  relaunch() {
    this.relaunched = true
  }

  requestSingleInstanceLock = () => this.#lock.request()
  releaseSingleInstanceLock = () => this.#lock.release()

  async quit() {
    if (this.#quitting) return
    if (this.#cancelled('before-quit')) return
    this.#quitting = true
    if (!(await this.surroundings.closeWindows()) || this.#cancelled('will-quit')) {
      this.#quitting = false
      return
    }
    await this.exit(0)
  }
  #cancelled(name) {
    const event = exports.preventable()
    this.emit(name, event)
    return event.defaultPrevented
  }
  get isQuitting() {
    return this.#quitting
  }

  async exit(code = 0) {
    if (this.#exiting) return
    this.#exiting = true
    this.emit('quit', exports.preventable(), code)
    await this.surroundings.stop()
    process.exit(code)
  }
}
exports.app = new App()
