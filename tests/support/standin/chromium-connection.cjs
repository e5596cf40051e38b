/** A Chromium of its own and a small client on its DevTools socket, with one session per page. */
const { spawn } = require('node:child_process')
const { EventEmitter } = require('node:events')
const { rmSync } = require('node:fs')

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-features=PaintHolding,Translate',
  '--disable-dev-shm-usage',
  '--force-color-profile=srgb',
  '--remote-debugging-port=0',
  '--no-startup-window',
]

/**
 * @param {{ profile: string, announce: boolean }} options `announce`: tells Playwright where DevTools listens, in the
 *   words of Electron.
 */
exports.startChromium = async ({ profile, announce }) => {
  const headful = process.env.STANDIN_HEADFUL === '1'
  const child = spawn(
    process.env.EVENKEEL_CHROMIUM || '/usr/bin/chromium',
    [
      ...(headful ? [] : ['--headless=new']),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...flags,
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  process.on('exit', () => {
    child.kill('SIGKILL')
    removeProfile()
  })
  const address = await devToolsAddress(child)
  if (announce) process.stderr.write(`DevTools listening on ${address}\n`)
  const connection = await connect(address)
  return {
    ...connection,
    pid: child.pid,
    /** Ends it and waits, so that the profile can be removed. */
    async stop() {
      connection.send('Browser.close').catch(() => {})
      const killer = setTimeout(() => child.kill('SIGKILL'), 2000)
      await gone
      clearTimeout(killer)
    },
  }
}

function devToolsAddress(child) {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stderr.on('data', (data) => {
      output += data
      const match = /DevTools listening on (ws:\/\/\S+)/.exec(output)
      if (!match) return
      child.stderr.removeAllListeners('data')
      child.stderr.resume()
      resolve(match[1])
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}\n${output}`)))
  })
}

async function connect(address) {
  const socket = new WebSocket(address)
  const events = new EventEmitter().setMaxListeners(0)
  const waiting = new Map()
  let last = 0
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = () => reject(new Error('no DevTools socket'))
  })
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data)
    if (message.id === undefined) {
      events.emit(`${message.sessionId ?? ''} ${message.method}`, message.params)
      return
    }
    const { resolve, reject, method } = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) reject(new Error(`${method}: ${message.error.message}`))
    else resolve(message.result)
  }
  socket.onclose = () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium is gone'))
    waiting.clear()
    events.emit('closed')
  }
  return {
    send(method, params = {}, sessionId = undefined) {
      return new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject, method })
        socket.send(JSON.stringify({ id: last, method, params, sessionId }))
      })
    },
    on: (method, listener, sessionId = '') => events.on(`${sessionId} ${method}`, listener),
    onClosed: (listener) => events.on('closed', listener),
  }
}
