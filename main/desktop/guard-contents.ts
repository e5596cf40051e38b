/** Whatever a page tries, it stays the page that was loaded: no other address, no other window, nothing embedded. */
import type { App, Event, Session, WebContents } from 'electron'
import { isPageUrl } from './page-scheme'

export function guardEveryContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => guard(contents))
}

function guard(contents: WebContents): void {
  // A reload stays where it is; everything else is a way out.
  const refuseElsewhere = (event: Event<{ readonly url: string }>) => {
    if (!isPageUrl(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', refuseElsewhere)
  contents.on('will-frame-navigate', refuseElsewhere)
  contents.on('will-redirect', refuseElsewhere)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Camera, location, notifications, devices …: the screens need none of them. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}
