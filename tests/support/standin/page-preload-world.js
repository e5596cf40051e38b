/** The isolated world: what a sandboxed preload sees. `__SEND__` is the DevTools binding to the main process. */
;(() => {
  const { pack, unpack } = globalThis.__standinValues
  const prefix = '__TOKEN__'
  const held = new Map()
  const waiting = new Map()
  const listeners = new Map()
  let lastHeld = 0
  let lastCall = 0

  const tell = (kind, detail) =>
    window.dispatchEvent(new CustomEvent(prefix + kind, { detail: JSON.stringify(detail) }))
  const hear = (kind, listener) =>
    window.addEventListener(prefix + kind, ({ detail }) => listener(JSON.parse(detail)))
  const message = (error) => String(error?.message ?? error)
  const send = (what) => globalThis.__SEND__(JSON.stringify(what))

  /** Of a function the page gets a number to call it by, of a promise one that will be settled. */
  const keep = (value) => {
    const id = ++lastHeld
    if (typeof value === 'function') held.set(id, value)
    else
      Promise.resolve(value).then(
        (settled) => tell('settle', { id, value: pack(settled, keep) }),
        (error) => tell('settle', { id, error: message(error) }),
      )
    return id
  }
  const callback =
    (mark) =>
    (...args) =>
      tell('callback', { id: mark.of, args: args.map((value) => pack(value, keep)) })

  hear('call', ({ id, args }) => {
    try {
      const value = held.get(id)(...args.map((each) => unpack(each, callback)))
      tell('answer', { value: pack(value, keep) })
    } catch (error) {
      tell('answer', { error: message(error) })
    }
  })
  hear('open', ({ url }) => send({ type: 'open', url }))

  const on = (channel, listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    return ipcRenderer
  }
  const off = (channel, listener) => {
    const rest = (listeners.get(channel) ?? []).filter((each) => each !== listener)
    listeners.set(channel, rest)
    return ipcRenderer
  }
  const ipcRenderer = {
    on,
    off,
    addListener: on,
    removeListener: off,
    send: (channel, ...args) => send({ type: 'send', channel, args: pack(args) }),
    sendSync() {
      throw new Error('stand-in: sendSync is not there, DevTools bindings are asynchronous')
    },
    invoke: async (channel, ...args) => {
      const id = ++lastCall
      const packed = pack(args)
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        send({ type: 'invoke', channel, id, args: packed })
      })
    },
  }
  const contextBridge = {
    exposeInMainWorld: (key, value) => tell('expose', { key, value: pack(value, keep) }),
  }

  globalThis.__standinReceive = (text) => {
    const { id, value, error, channel, args } = JSON.parse(text)
    if (id === undefined) {
      const event = { sender: ipcRenderer, ports: [] }
      for (const listener of listeners.get(channel) ?? []) listener(event, ...unpack(args))
      return
    }
    const call = waiting.get(id)
    waiting.delete(id)
    if (error) call?.reject(new Error(error))
    else call?.resolve(unpack(value))
  }
  globalThis.__standinRequire = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return { contextBridge, ipcRenderer }
    throw new Error(`module not found: ${name}`)
  }
})()
