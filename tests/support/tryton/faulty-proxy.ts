/** Stands between a client and a server over http, and fails as servers and networks do. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** What becomes of a request: it never arrives, or its answer does not, or only half of it; `gzip` packs the answer; a number is a status in the place of one. */
export type Fault = 'closeBefore' | 'closeAfter' | 'half' | 'silence' | 'gzip' | number | null

export interface FaultyProxy {
  readonly url: string
  /** Asked for every request, with its body and who asks. */
  fault: (body: string, authorization: string) => Fault
  close(): Promise<void>
}

export async function startFaultyProxy(to: string): Promise<FaultyProxy> {
  const server = createServer((asked, answer) => {
    handle(asked, answer).catch(() => answer.destroy())
  })
  const proxy = {
    url: '',
    fault: (_body: string, _authorization: string): Fault => null,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
  async function handle(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await wholeOf(asked)
    const fault = proxy.fault(body.toString('utf8'), asked.headers.authorization ?? '')
    if (fault === 'closeBefore') return void answer.destroy()
    if (fault === 'silence') return
    if (typeof fault === 'number') return void answer.writeHead(fault).end()
    const { status, headers, bytes } = await forward(to, asked, body)
    if (fault === 'closeAfter') return void answer.destroy()
    if (fault === 'gzip') {
      const packed = gzipSync(bytes)
      answer.writeHead(status, {
        ...headers,
        'content-encoding': 'gzip',
        'content-length': packed.length,
      })
      return void answer.end(packed)
    }
    answer.writeHead(status, { ...headers, 'content-length': bytes.length })
    if (fault !== 'half') return void answer.end(bytes)
    answer.write(bytes.subarray(0, bytes.length / 2), () => answer.destroy())
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return Object.assign(proxy, { url: `http://127.0.0.1:${port}` })
}

async function wholeOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function forward(to: string, asked: IncomingMessage, body: Buffer) {
  return new Promise<{ status: number; headers: Record<string, string>; bytes: Buffer }>(
    (done, failed) => {
      const headers = {
        'content-type': asked.headers['content-type'] ?? '',
        ...(asked.headers.authorization ? { authorization: asked.headers.authorization } : {}),
        'content-length': body.length,
      }
      const url = new URL(asked.url ?? '/', to)
      const going = request(url, { method: asked.method ?? 'POST', headers }, (answer) => {
        wholeOf(answer).then((bytes) => {
          const date = answer.headers.date
          const kept = {
            'content-type': answer.headers['content-type'] ?? '',
            ...(date ? { date } : {}),
          }
          done({ status: answer.statusCode ?? 500, headers: kept, bytes })
        }, failed)
      })
      going.once('error', failed)
      going.end(body)
    },
  )
}
