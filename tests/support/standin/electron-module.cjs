/**
 * The module 'electron' under plain Node: as much of the main process as the program uses, each window a page of a real
 * Chromium. For tests where Electron's own binary cannot be had; it proves the program's wiring, not Electron.
 */
const path = require('node:path')
const { BrowserWindow, attachChromium, webContents } = require('./browser-window.cjs')
const { startChromium } = require('./chromium-connection.cjs')
const { protocol } = require('./custom-schemes.cjs')
const { session } = require('./default-session.cjs')
const surroundings = require('./desktop-surroundings.cjs')
const { app } = require('./electron-app.cjs')
const { ipcMain } = require('./message-routes.cjs')

// Playwright calls this when it has attached; only then may the program begin.
const released = Promise.withResolvers()
globalThis.__playwright_run = released.resolve
if (!process.argv.includes('--standin-wait')) released.resolve()

async function start() {
  const chromium = await startChromium({
    profile: path.join(app.getPath('userData'), `standin-profile-${process.pid}`),
    announce: process.argv.includes('--remote-debugging-port=0'),
  })
  app.surroundings = {
    async closeWindows() {
      for (const window of BrowserWindow.getAllWindows())
        if (!(await window.tryToClose())) return false
      return true
    },
    async stop() {
      // What Electron says before it waits; Playwright then lets go of it.
      process.stderr.write('Waiting for the debugger to disconnect...\n')
      await chromium.stop()
    },
  }
  attachChromium(chromium)
  await chromium.send('Target.setDiscoverTargets', { discover: true })
  chromium.onClosed(() => void app.exit(0))
  await released.promise
  app.markReady()
}

// A second instance quits before it is ready and needs no Chromium of its own.
setImmediate(() => {
  if (app.isQuitting) return
  start().catch((error) => {
    console.error(error)
    process.exit(1)
  })
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void app.quit())

module.exports = { app, BrowserWindow, webContents, ipcMain, protocol, session, ...surroundings }
