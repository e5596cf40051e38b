/** The screens under an address of their own, `evenkeel://app/`: no server, no file access, an origin to check. */
import { servePage } from '@main/dispatch/page/serve-page'
import { protocol } from 'electron'

export const pageScheme = 'evenkeel'
export const pageUrl = `${pageScheme}://app/`
/** The window for the projector. */
export const projectorUrl = `${pageUrl}?window=projector`

/** Before the app is ready, or the scheme stays one without an origin. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

export function servePageScheme(rendererFolder: string): void {
  protocol.handle(pageScheme, (request) => answer(rendererFolder, request))
}

async function answer(folder: string, request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.host !== 'app') return new Response(null, { status: 404 })
  const { status, headers, body } = await servePage(folder, url.pathname)
  return new Response(body, { status, headers })
}

/** Whether `url` is a page of the program: not empty, not `about:blank`, no other host of the scheme. */
export function isPageUrl(url: string): boolean {
  return url.startsWith(pageUrl)
}
