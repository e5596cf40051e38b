/** What a request must look like before anybody asks who sent it. */
import type { IncomingMessage } from 'node:http'

/** Where the server listens, as browsers spell it. Other names for the same place are refused: a foreign name may be pointed here. */
export const hostOf = (port: number) => `127.0.0.1:${port}`
export const originOf = (port: number) => `http://${hostOf(port)}`

export interface Refusal {
  readonly status: 400 | 403 | 405 | 421
  readonly reason: string
}

/** A header that browsers send once; undefined where it is missing or sent more than once. */
function single(request: IncomingMessage, name: string): string | undefined {
  const all = request.headersDistinct[name]
  return all?.length === 1 ? all[0] : undefined
}

/** Undefined where an HTTP request may be answered, its cookie aside. */
export function refuseRequest(request: IncomingMessage, port: number): Refusal | undefined {
  if (single(request, 'host') !== hostOf(port)) return { status: 421, reason: 'wrong host' }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, reason: 'method not allowed' }
  // Navigations carry no origin; a request from another site's script does.
  if (request.headers.origin !== undefined && single(request, 'origin') !== originOf(port))
    return { status: 403, reason: 'wrong origin' }
  if (!request.url?.startsWith('/')) return { status: 400, reason: 'not a path' }
  return undefined
}

/** Undefined where a WebSocket may be opened, its cookie aside. */
export function refuseUpgrade(request: IncomingMessage, port: number): Refusal | undefined {
  if (single(request, 'host') !== hostOf(port)) return { status: 421, reason: 'wrong host' }
  if (request.method !== 'GET') return { status: 405, reason: 'method not allowed' }
  if (single(request, 'origin') !== originOf(port)) return { status: 403, reason: 'wrong origin' }
  if (request.url !== '/bridge') return { status: 400, reason: 'not the bridge' }
  return undefined
}
