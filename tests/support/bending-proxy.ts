/** Stands before a server and bends what it answers: faults at single requests, packed bodies, another clock, numbers as text. */
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Fault, Asked as Request } from '@main/sample-server/faults'

export interface Asked extends Request {
  readonly body: string
}

/** What a request is told by: its path, and its body where it has one. */
export const askedFor = ({ target, body }: Asked): string =>
  body === '' ? target : `${target} ${body}`

export interface Bend {
  /** The fault of a request; none where it answers null. */
  fault(asked: Asked): Fault | null
  /** Bodies are packed. */
  readonly packed: boolean
  /** Milliseconds by which the server's clock is off. */
  readonly clock: number
  /** Numbers within arrays of answers come as text where what was asked for fits. */
  readonly numbersAsText: RegExp | null
  /** What becomes of a body. */
  readonly rewritten: ((path: string, body: string) => string) | null
}

export const straight: Bend = {
  fault: () => null,
  packed: false,
  clock: 0,
  numbersAsText: null,
  rewritten: null,
}

export interface BendingProxy {
  readonly url: string
  /** Requests that came so far. */
  readonly asked: readonly string[]
  bend(how: Partial<Bend>): void
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

function forward(origin: URL, request: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { 'accept-encoding': _, ...headers } = request.headers
    const { method, url } = request
    const options = { method, headers: { ...headers, host: origin.host } }
    const asked = ask(new URL(url ?? '/', origin), options, async (answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of answer) chunks.push(chunk)
      const { 'content-encoding': packing, ...headers } = answer.headers
      const sent = Buffer.concat(chunks)
      // Some pack without being asked.
      const whole = packing === 'gzip' ? gunzipSync(sent) : sent
      resolve({ status: answer.statusCode ?? 0, headers, body: whole })
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

function asText(value: unknown, within = false): unknown {
  if (Array.isArray(value)) return value.map((one) => asText(one, true))
  if (typeof value === 'number' && within) return String(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asText(one, within)]))
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A proxy before the server at `target`, whose path stays. */
export async function startBendingProxy(target: string): Promise<BendingProxy> {
  const origin = new URL(target)
  let how: Bend = straight
  const asked: string[] = []
  let own = ''

  function bent(asked: string, { headers, body }: Answer): Answer['body'] {
    if (!/json|xml|text/.test(headers['content-type'] ?? '')) return body
    const said = body.toString().replaceAll(origin.origin, own)
    const text = how.rewritten?.(asked, said) ?? said
    const fits = how.numbersAsText?.test(asked) && headers['content-type']?.includes('json')
    return Buffer.from(fits ? JSON.stringify(asText(JSON.parse(text))) : text)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/'
    const method = request.method ?? ''
    asked.push(`${method} ${path}`)
    const body = await bodyOf(request)
    const whole = { method, target: path, body: body.toString() }
    const fault = how.fault(whole)
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'closeBefore') return void request.socket.destroy()
    if (fault?.kind === 'status') {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
      response.end(fault.body ?? '{}')
      return
    }
    const answer = await forward(origin, request, body)
    const plain = bent(askedFor(whole), answer)
    const content = how.packed ? gzipSync(plain) : plain
    const { 'content-length': _, 'transfer-encoding': __, ...headers } = answer.headers
    response.writeHead(answer.status, {
      ...headers,
      date: new Date(Date.now() + how.clock).toUTCString(),
      ...(how.packed ? { 'content-encoding': 'gzip' } : {}),
      'content-length': content.length,
    })
    if (fault?.kind !== 'halfBody') return void response.end(content)
    response.write(content.subarray(0, Math.floor(content.length / 2)))
    setImmediate(() => request.socket.destroy())
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  own = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    url: `${own}${origin.pathname === '/' ? '' : origin.pathname}`,
    asked,
    bend(next) {
      how = { ...straight, ...next }
      asked.length = 0
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
