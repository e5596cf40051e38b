/** Entry of the desktop shell: the order in which everything comes up. */
import { join } from 'node:path'
import { startCoreThread } from '@main/dispatch/thread/core-thread-client'
import { builtFiles, coreOptions, languageOf } from '@main/dispatch/thread/shell-options'
import type { Language } from '@shared/contract/app-calls'
import { app, BrowserWindow, safeStorage, session } from 'electron'
import { closeBeforeQuit } from './close-before-quit'
import { readDesktopArguments } from './desktop-arguments'
import { offerReloadAfterCrash, offerRestart, refuseToStart } from './failure-dialogs'
import { followSettings, showMenu } from './follow-settings'
import { guardEveryContents, refusePermissions } from './guard-contents'
import { createKeychainSecrets } from './keychain-secrets'
import { createMainWindow, focusWindow, loadPage } from './main-window'
import { registerPageScheme, servePageScheme } from './page-scheme'
import { serveBridge } from './serve-bridge'

const files = builtFiles(__dirname)
const given = readDesktopArguments(process.argv.slice(1))
let language: Language = 'en'
let window: BrowserWindow | undefined

registerPageScheme()
app.enableSandbox()
guardEveryContents(app)
app.on('second-instance', () => focusWindow(window))
app.on('window-all-closed', () => app.quit())

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  language = languageOf(given.lang) ?? languageOf(app.getLocale()) ?? 'en'
  refusePermissions(session.defaultSession)
  servePageScheme(files.renderer)
  showMenu(language)
  const secretsFile = join(app.getPath('userData'), 'secrets.json')
  const core = startCoreThread(
    files.core,
    coreOptions('desktop', files, given),
    createKeychainSecrets(safeStorage, secretsFile),
  )
  serveBridge(core)
  window = createMainWindow(files.preload)
  // The projector's window has nothing to show without the desk.
  window.on('closed', () => {
    for (const other of BrowserWindow.getAllWindows()) other.close()
  })
  offerReloadAfterCrash(window, () => language)
  // The page loads while the workspace opens.
  const loaded = loadPage(window)
  try {
    const [opened] = await Promise.all([core, loaded])
    closeBeforeQuit(app, opened)
    followSettings(opened, (chosen) => {
      language = chosen
    })
    void opened.failed.then((reason) => offerRestart(reason, language))
  } catch (error) {
    return refuseToStart(error, language)
  }
  window.show()
  process.stdout.write('EVENKEEL_READY\n')
}
