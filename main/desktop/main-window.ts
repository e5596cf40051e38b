/** The one window: sandboxed, and where it was when it was last closed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { pageUrl } from './page-scheme'
import { fitToDisplays, parseWindowState, smallest, type WindowState } from './window-state'

const stateFile = () => join(app.getPath('userData'), 'window-state.json')

/** Hidden and still empty; `loadPage` fills it. */
export function createMainWindow(preload: string): BrowserWindow {
  const { maximised, ...bounds } = fitToDisplays(readState(), workAreas())
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: app.name,
    // What is seen until the page paints.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#141414' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: !app.isPackaged,
      // Its dictionaries would be fetched from the network.
      spellcheck: false,
    },
  })
  if (maximised) window.maximize()
  window.on('close', () => writeState(window))
  return window
}

/** Resolves when there is something to show. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  const painted = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()))
  await window.loadURL(pageUrl)
  await painted
}

/** For a second start, which only brings the first one to the front. */
export function focusWindow(window: BrowserWindow | undefined): void {
  if (!window || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function workAreas() {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  return [main, ...others].map(({ workArea }) => workArea)
}

function readState(): WindowState | undefined {
  try {
    return parseWindowState(readFileSync(stateFile(), 'utf8'))
  } catch {
    return undefined
  }
}

function writeState(window: BrowserWindow): void {
  const state: WindowState = { ...window.getNormalBounds(), maximised: window.isMaximized() }
  try {
    writeFileSync(stateFile(), JSON.stringify(state))
  } catch {
    // A window that opens in the middle next time is no reason to keep this one from closing.
  }
}
