/** A peer of our own that serves the shapes of systems around the CRM; what it holds is the sample company. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { type FaultFor, playInstead } from '@main/sample-server/faults'
import { peerUser, type SystemShape } from './system-shape'

export interface RestPeer {
  /** Ends in a slash. */
  readonly url: string
  readonly tokenUrl: string
  /** Tokens and cookies given so far run out. */
  expire(): void
  /** How often somebody signed in. */
  readonly signIns: () => number
  close(): Promise<void>
}

/** Whatever is not a list of the shape, answered by a test; null where it does not know either. */
export type Handler = (asked: {
  readonly method: string
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
  readonly headers: IncomingMessage['headers']
  readonly body: string
}) => { readonly status: number; readonly body?: unknown } | null

export async function startRestPeer(
  shape: SystemShape,
  options: { readonly fault?: FaultFor; readonly handle?: Handler } = {},
): Promise<RestPeer> {
  const peer = new Peer(shape, options)
  const server = createServer((request, response) => void peer.serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  peer.origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    url: `${peer.origin}/api-root/`,
    tokenUrl: `${peer.origin}/token`,
    expire: () => peer.expire(),
    signIns: () => peer.signIns,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

class Peer {
  readonly #shape: SystemShape
  readonly #options: { readonly fault?: FaultFor; readonly handle?: Handler }
  #token = ''
  signIns = 0
  origin = ''

  constructor(
    shape: SystemShape,
    options: { readonly fault?: FaultFor; readonly handle?: Handler },
  ) {
    this.#shape = shape
    this.#options = options
  }

  expire(): void {
    this.#token = ''
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? '/'
    const method = request.method ?? 'GET'
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    const fault = await this.#options.fault?.({ method, target })
    if (playInstead(fault, request, response) || fault?.kind === 'hang') return
    const { status, answer, headers } = this.#answer(
      method,
      new URL(target, this.origin),
      request,
      body,
    )
    if (fault?.kind === 'closeAfter') {
      request.socket.destroy()
      return
    }
    const plain = Buffer.from(JSON.stringify(answer, asText) ?? '')
    const packed = plain.length > 1_000
    const bytes = packed ? gzipSync(plain) : plain
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': bytes.length,
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
      ...headers,
    })
    if (fault?.kind !== 'halfBody') response.end(bytes)
    else response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy())
  }

  #answer(method: string, url: URL, request: IncomingMessage, body: string) {
    const headers: Readonly<Record<string, string>> = {}
    const says = (status: number, answer: unknown, more = headers) => ({
      status,
      answer,
      headers: more,
    })
    const { auth, lists } = this.#shape
    if (url.pathname === '/token') return this.#giveToken(new URLSearchParams(body))
    const path = decodeURIComponent(url.pathname.replace(/^\/api-root\//, ''))
    if (auth.style === 'login' && path === auth.path && method === 'POST') return this.#signIn(body)
    if (!this.#mayAsk(request, url)) return says(401, { error: 'unauthorized' })
    const sent =
      method === 'GET' || body === '' ? {} : (JSON.parse(body) as Record<string, unknown>)
    const parameters = Object.fromEntries([
      ...url.searchParams,
      ...Object.entries(sent).map(([name, value]) => [name, String(value)]),
    ])
    const list = Object.hasOwn(lists, path) ? lists[path] : undefined
    if (list) {
      const found = list({ parameters, address: `${this.origin}${url.pathname}` })
      return says(200, found.body, found.headers ?? headers)
    }
    const handled = this.#options.handle?.({
      method,
      path,
      parameters,
      headers: request.headers,
      body,
    })
    return handled ? says(handled.status, handled.body) : says(404, { error: 'not found' })
  }

  #mayAsk(request: IncomingMessage, url: URL): boolean {
    const { auth } = this.#shape
    const { authorization, cookie } = request.headers
    const { user, secret } = peerUser
    switch (auth.style) {
      case 'none':
        return true
      case 'basic':
        return authorization === `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`
      case 'bearer':
        return authorization === `Bearer ${secret}`
      case 'header':
        return request.headers[auth.name.toLowerCase()] === secret
      case 'query':
        return url.searchParams.get(auth.name) === secret
      case 'oauth2':
        return this.#token !== '' && authorization === `Bearer ${this.#token}`
      case 'login':
        if (this.#token === '') return false
        return auth.cookie
          ? (cookie ?? '').split('; ').includes(`session=${this.#token}`)
          : request.headers['x-access-token'] === this.#token
    }
  }

  #next(): string {
    this.signIns += 1
    this.#token = `token-${this.signIns}`
    return this.#token
  }

  #giveToken(form: URLSearchParams) {
    const right =
      form.get('client_id') === peerUser.client && form.get('client_secret') === peerUser.secret
    if (!right || form.get('grant_type') !== 'client_credentials')
      return { status: 401, answer: { error: 'invalid_client' }, headers: {} }
    const answer = { access_token: this.#next(), token_type: 'Bearer', expires_in: 3_600 }
    return { status: 200, answer, headers: {} }
  }

  #signIn(body: string) {
    const given = Object.values(JSON.parse(body) as Record<string, unknown>)
    if (!given.includes(peerUser.user) || !given.includes(peerUser.secret))
      return { status: 401, answer: { code: 40100 }, headers: {} }
    const token = this.#next()
    const { auth } = this.#shape
    const cookie = auth.style === 'login' && auth.cookie
    return {
      status: 200,
      answer: cookie ? { ok: true } : { code: 0, data: { token } },
      headers: cookie ? { 'set-cookie': `session=${token}; Path=/; HttpOnly` } : {},
    }
  }
}

/** Ids that no number holds are written as digits all the same. */
function asText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? JSON.rawJSON(String(value)) : value
}

declare global {
  interface JSON {
    rawJSON(text: string): unknown
  }
}
