/** `webContents`: one page of Chromium, its messages, its navigation. */
const { randomBytes } = require('node:crypto')
const { EventEmitter } = require('node:events')
const { unpack, pack } = require('./cloned-values.js')
const { answerRequest, fromWeb, toWeb } = require('./custom-schemes.cjs')
const { session } = require('./default-session.cjs')
const { preventable } = require('./electron-app.cjs')
const { ipcMain } = require('./message-routes.cjs')
const { bindingName, isolatedWorld, mainWorldScript, preloadScript } = require('./page-scripts.cjs')

let lastId = 0

class WebContents extends EventEmitter {
  id = ++lastId
  session = session.defaultSession
  #chromium
  #sessionId
  #frameId
  #preloadContext
  #openHandler = () => ({ action: 'allow' })
  /** The address that the program itself asked for; it is not asked about that one. */
  #expected
  #destroyed = false

  constructor(chromium, window, options) {
    super()
    this.#chromium = chromium
    this.window = window
    this.mainFrame = { url: '', parent: null, frameTreeNodeId: this.id }
    this.opened = this.#open(options)
  }

  #send = (method, params = {}) => this.#chromium.send(method, params, this.#sessionId)
  #on = (method, listener) => this.#chromium.on(method, listener, this.#sessionId)

  async #open({ width, height, webPreferences = {} }) {
    const { targetId } = await this.#chromium.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    })
    this.targetId = targetId
    const attached = await this.#chromium.send('Target.attachToTarget', { targetId, flatten: true })
    this.#sessionId = attached.sessionId
    this.#listen()
    await this.#send('Page.enable')
    this.#frameId = (await this.#send('Page.getFrameTree')).frameTree.frame.id
    await this.#send('Runtime.addBinding', {
      name: bindingName,
      executionContextName: isolatedWorld,
    })
    await this.#send('Runtime.enable')
    await this.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await this.#inject(webPreferences.preload)
    await this.session.applyPermissions(this.#chromium, this)
    await this.#send('Emulation.setFocusEmulationEnabled', { enabled: true })
    await this.resize(width, height)
  }

  async #inject(preload) {
    const token = `standin${randomBytes(6).toString('hex')}`
    const add = (source, world) =>
      this.#send('Page.addScriptToEvaluateOnNewDocument', { source, ...world })
    await add(mainWorldScript(token), {})
    if (!preload) return
    try {
      await add(preloadScript(token, preload), { worldName: isolatedWorld })
    } catch (error) {
      console.error(`Unable to load preload script: ${preload}\n${error}`)
      this.emit('preload-error', preventable(), preload, error)
    }
  }

  #listen() {
    this.#on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === isolatedWorld && context.auxData.frameId === this.#frameId)
        this.#preloadContext = context.id
    })
    this.#on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#preloadContext) this.#preloadContext = undefined
    })
    this.#on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === bindingName) void this.#receive(JSON.parse(payload))
    })
    this.#on('Fetch.requestPaused', (request) => void this.#decide(request))
    this.#on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return
      this.mainFrame.url = fromWeb(frame.url)
      this.emit('did-navigate', preventable(), this.mainFrame.url)
    })
    this.#on('Page.loadEventFired', () => this.emit('did-finish-load', preventable()))
    this.#on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 1 }),
    )
  }

  /** Every request of the page: the program may refuse to navigate, and answers for its own scheme. */
  async #decide({ requestId, request, resourceType, frameId }) {
    const top = frameId === this.#frameId
    if (resourceType === 'Document' && this.#refused(request.url, top))
      return this.#send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => {})
    const answer = await answerRequest(request).catch((error) => {
      console.error(error)
      return { responseCode: 500 }
    })
    const method = answer ? 'Fetch.fulfillRequest' : 'Fetch.continueRequest'
    // The page may be gone by now.
    await this.#send(method, { requestId, ...answer }).catch(() => {})
  }

  #refused(webUrl, top) {
    if (top && webUrl === this.#expected) {
      this.#expected = undefined
      return false
    }
    const event = preventable({ url: fromWeb(webUrl), isMainFrame: top })
    this.emit('will-frame-navigate', event)
    if (top) this.emit('will-navigate', event, event.url)
    return event.defaultPrevented
  }

  async #receive({ type, url, channel, id, args }) {
    if (type === 'open') return void this.#openHandler({ url: fromWeb(url) })
    const event = preventable({ sender: this, senderFrame: this.mainFrame, frameId: 1 })
    if (type === 'send') return void ipcMain.emit(channel, event, ...unpack(args))
    try {
      const value = await ipcMain.invoke(channel, event, unpack(args))
      this.#post({ id, value: pack(value) })
    } catch (error) {
      this.#post({ id, error: `Error invoking remote method '${channel}': ${error}` })
    }
  }

  /** Dropped where no page is there to receive it. */
  #post(message) {
    if (this.#destroyed || this.#preloadContext === undefined) return
    this.#send('Runtime.evaluate', {
      expression: `__standinReceive(${JSON.stringify(JSON.stringify(message))})`,
      contextId: this.#preloadContext,
    }).catch(() => {})
  }

  send(channel, ...args) {
    this.#post({ channel, args: pack(args) })
  }
  setWindowOpenHandler(handler) {
    this.#openHandler = handler
  }

  async loadURL(url) {
    await this.opened
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve))
    this.#expected = toWeb(url)
    const { errorText } = await this.#send('Page.navigate', { url: this.#expected })
    if (errorText) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }
  reload() {
    this.#expected = toWeb(this.mainFrame.url)
    void this.#send('Page.reload')
  }
  async executeJavaScript(expression) {
    const { result, exceptionDetails } = await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'failed')
    return result.value
  }
  async printToPDF({ landscape = false, printBackground = false } = {}) {
    const { data } = await this.#send('Page.printToPDF', { landscape, printBackground })
    return Buffer.from(data, 'base64')
  }
  async resize(width, height) {
    if (process.env.STANDIN_HEADFUL === '1') return
    await this.#send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    })
  }
  async emulateColours(scheme) {
    await this.opened
    const features = [{ name: 'prefers-color-scheme', value: scheme }]
    await this.#send('Emulation.setEmulatedMedia', { features }).catch(() => {})
  }

  getURL = () => this.mainFrame.url
  getTitle = () => this.window.getTitle()
  /** All windows share the one Chromium here. */
  getOSProcessId = () => this.#chromium.pid
  isDestroyed = () => this.#destroyed
  focus() {}
  close() {
    this.window.close()
  }
  markDestroyed() {
    this.#destroyed = true
    this.emit('destroyed')
  }
}
exports.WebContents = WebContents
