/** Whatever a page tries, it stays the page that was loaded: no other address, no other window, nothing embedded. */
import type { App, Event, Session, WebContents } from 'electron'
import { isPageUrl, projectorUrl } from './page-scheme'

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
  // The one window the screens may open: for the projector, as closed as the first one.
  contents.setWindowOpenHandler(({ url }) =>
    url === projectorUrl && isPageUrl(contents.getURL())
      ? {
          action: 'allow',
          overrideBrowserWindowOptions: { autoHideMenuBar: true, minWidth: 640, minHeight: 360 },
        }
      : { action: 'deny' },
  )
}

/** Copying a chart as a picture, which a page may do for a click. */
const needed = 'clipboard-sanitized-write'

/** Camera, location, notifications, devices …: the screens need none of them. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === needed),
  )
  session.setPermissionCheckHandler((_contents, permission) => permission === needed)
  session.setDevicePermissionHandler(() => false)
}
