/** Plain HTTP of the loopback server: the launch link, the page and its files. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { newNonce, securityHeaders, servePage } from '@main/dispatch/page/serve-page'
import type { LaunchSession } from './launch-session'
import { originOf, refuseRequest } from './request-check'
import { startAgainPage } from './start-again-page'

export interface Site {
  readonly port: number
  readonly session: LaunchSession
  readonly rendererFolder: string
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export async function answerRequest(site: Site, request: IncomingMessage): Promise<HttpAnswer> {
  const refusal = refuseRequest(request, site.port)
  if (refusal) return textAnswer(refusal.status, refusal.reason)
  const url = new URL(`${originOf(site.port)}${request.url}`)
  const token = url.searchParams.get('launch')
  if (token !== null) return answerLaunch(site, request, token)
  if (!site.session.admits(request.headers.cookie)) return startAgain()
  return servePage(site.rendererFolder, url.pathname)
}

function answerLaunch(site: Site, request: IncomingMessage, token: string): HttpAnswer {
  // Previews and prefetches look before the person does; they must not use up the link.
  if (request.method !== 'GET' || request.headers['sec-purpose'] !== undefined)
    return textAnswer(405, 'open the link itself')
  const cookie = site.session.redeem(token)
  if (cookie === undefined) return startAgain()
  return answer(303, { location: '/', 'set-cookie': cookie }, '')
}

function answer(status: number, headers: Record<string, string>, text: string): HttpAnswer {
  return {
    status,
    headers: { ...securityHeaders(newNonce()), ...headers },
    body: new TextEncoder().encode(text),
  }
}

export function textAnswer(status: number, text: string): HttpAnswer {
  return answer(status, { 'content-type': 'text/plain; charset=utf-8' }, text)
}

function startAgain(): HttpAnswer {
  return answer(403, { 'content-type': 'text/html; charset=utf-8' }, startAgainPage())
}

export function sendAnswer(
  { status, headers, body }: HttpAnswer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(status, { ...headers, 'content-length': body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : body)
}
