/** Requests off the wire and answers onto it: limits, compression, the headers every OData answer has. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Fault } from './faults'
import { RequestRefused, type ServiceAnswer } from './service-request'

const largestBody = 32 * 1024 * 1024
const smallestCompressed = 1_400
const compress = promisify(gzip)

/** The text of the body; 413 where it is too large, 415 where it is compressed. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  if (request.headers['content-encoding'])
    throw new RequestRefused(415, 'Compressed bodies are not read')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > largestBody)
      throw new RequestRefused(413, `A body holds at most ${largestBody} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The headers of a request, names in lower case. */
export function headersOf(request: IncomingMessage): Map<string, string> {
  const headers = new Map<string, string>()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}

/** Sends the answer; with the fault `halfBody` only half of it. */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: ServiceAnswer,
  fault: Fault | null | undefined,
): Promise<void> {
  const { body } = answer
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const accepted = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  const packed = accepted && text.length > smallestCompressed && fault?.kind !== 'halfBody'
  const bytes = packed ? await compress(text) : Buffer.from(text)
  const headers: Record<string, string | number> = {
    'odata-version': '4.0',
    'cache-control': 'no-store',
    vary: 'accept-encoding',
    ...answer.headers,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    ...(answer.status === 204 || answer.status === 304 ? {} : { 'content-length': bytes.length }),
  }
  response.writeHead(answer.status, headers)
  if (fault?.kind !== 'halfBody') {
    response.end(bytes)
    return
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.socket.destroy())
}
