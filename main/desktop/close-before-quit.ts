import type { Core } from '@main/dispatch/core'
import type { App } from 'electron'

/** Holds the end of the program until the workspace is closed, so that the next start finds it unlocked. */
export function closeBeforeQuit(app: App, core: Core): void {
  let closing = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    void core.close().finally(() => app.exit(0))
  })
}
