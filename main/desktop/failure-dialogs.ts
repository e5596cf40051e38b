/** What is shown when the page cannot show it. */

import type { Language } from '@shared/contract/app-calls'
import { EvenkeelError } from '@shared/contract/error-codes'
import { describeError } from '@shared/messages/translate'
import { app, type BrowserWindow, dialog } from 'electron'
import { desktopTexts } from './desktop-texts'

/** Says why the workspace could not be opened, on the screen and to whoever started the program, and leaves with 1. */
export function refuseToStart(error: unknown, language: Language): void {
  const text = desktopTexts[language]
  const known = error instanceof EvenkeelError ? error : undefined
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stdout.write(`EVENKEEL_REFUSED ${known?.code ?? 'INTERNAL'}\n`)
  process.stderr.write(`${known ? `${known.code}: ${describeError(language, known)}` : detail}\n`)
  dialog.showErrorBox(
    text.cannotStart,
    known ? describeError(language, known) : `${text.unexpected}\n\n${detail}`,
  )
  app.exit(1)
}

/** The core's thread is gone and with it every answer: only a restart helps. */
export async function offerRestart(reason: Error, language: Language): Promise<void> {
  const text = desktopTexts[language]
  process.stderr.write(`the workspace's thread ended: ${reason.stack ?? reason.message}\n`)
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: app.name,
    message: text.coreStopped,
    detail: text.coreStoppedDetail,
    buttons: [text.restart, text.quit],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 0) app.relaunch()
  app.exit(1)
}

/** The page crashed; the core still runs, so that loading it again is enough. */
export function offerReloadAfterCrash(window: BrowserWindow, language: () => Language): void {
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const text = desktopTexts[language()]
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: app.name,
      message: text.pageStopped,
      detail: text.pageStoppedDetail,
      buttons: [text.reloadWindow, text.quit],
      defaultId: 0,
      cancelId: 1,
    })
    if (response === 0) window.webContents.reload()
    else app.quit()
  })
}
