/** The desktop transport: calls of our own page to the core, its events to every window. */
import type { Core } from '@main/dispatch/core'
import type { Reply } from '@shared/contract/contract'
import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { isPageUrl } from './page-scheme'

const notAllowed: Reply = { ok: false, error: { code: 'NOT_ALLOWED', params: {} } }

/** Calls may come before the core is open; they wait for it. */
export function serveBridge(core: Promise<Core>): void {
  ipcMain.handle('call', async (event, name: unknown, params: unknown) => {
    if (!isFromOwnPage(event) || typeof name !== 'string') return notAllowed
    return (await core).dispatch(name, params)
  })
  core.then(sendEvents, () => {
    // Whoever opened it says why it failed.
  })
}

function sendEvents(core: Core): void {
  core.subscribe((name, payload) => {
    for (const window of BrowserWindow.getAllWindows())
      window.webContents.send('event', name, payload)
  })
}

/** Only the top frame, and only while it shows our page: a frame that is gone or still blank has no say. */
function isFromOwnPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isPageUrl(senderFrame.url)
}
