/** What a browser does, and what one never does, to a loopback server. */
import { type IncomingHttpHeaders, request } from 'node:http'
import { decodeFrame, encodeFrame } from '@shared/codec/frame-codec'
import { WebSocket } from 'ws'

export interface HttpResult {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Sends exactly these headers; `Host` too, and no cookie jar. */
export function http(
  port: number,
  path: string,
  options: {
    readonly method?: string
    readonly headers?: Record<string, string> | readonly string[]
  } = {},
): Promise<HttpResult> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, agent: false, ...options },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      },
    )
    sent.on('upgrade', (response, connection) => {
      connection.destroy()
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: '' })
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Opens the launch link and answers the `Cookie` header that a browser would send from then on. */
export async function signIn(launchUrl: string): Promise<string> {
  const url = new URL(launchUrl)
  const { status, headers } = await http(Number(url.port), `${url.pathname}${url.search}`)
  const cookie = headers['set-cookie']?.[0]?.split(';')[0]
  if (status !== 303 || cookie === undefined) throw new Error(`launch link answered ${status}`)
  return cookie
}

export const upgradeHeaders = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

export interface BridgeClient {
  readonly socket: WebSocket
  /** Everything received so far that is no reply. */
  readonly events: unknown[]
  call(name: string, params: unknown): Promise<unknown>
  onEvent(listener: (event: string, payload: unknown) => void): void
  /** Resolves with the code that the server closed with. */
  readonly closed: Promise<number>
}

export async function openBridge(port: number, cookie: string): Promise<BridgeClient> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/bridge`, {
    headers: { Cookie: cookie, Origin: `http://127.0.0.1:${port}` },
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  const waiting = new Map<number, (reply: unknown) => void>()
  const events: unknown[] = []
  const listeners: ((event: string, payload: unknown) => void)[] = []
  socket.binaryType = 'arraybuffer'
  socket.on('message', (data: ArrayBuffer) => {
    const message = decodeFrame(data) as {
      id?: number
      reply?: unknown
      event: string
      payload: unknown
    }
    if (message.id === undefined) {
      events.push(message)
      for (const listener of listeners) listener(message.event, message.payload)
    } else waiting.get(message.id)?.(message.reply)
  })
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  let last = 0
  return {
    socket,
    events,
    closed,
    onEvent: (listener) => void listeners.push(listener),
    call(name, params) {
      const id = ++last
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        socket.send(encodeFrame({ id, name, params }))
      })
    },
  }
}
