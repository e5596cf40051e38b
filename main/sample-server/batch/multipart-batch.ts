/** The multipart format of a batch, which older clients send. A change set in it is done as a whole. */
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { ODataService } from '../odata-service'
import { RequestRefused, type ServiceAnswer, type ServiceRequest } from '../service-request'
import { continues } from './json-batch'
import { type BatchItem, type ItemAnswer, runBatch } from './run-batch'

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly content: string
}

const boundaryOf = (contentType: string): string => {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (!boundary) throw new RequestRefused(400, 'The boundary of the batch is missing')
  return boundary
}

function headersAndContent(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text)
  const head = end ? text.slice(0, end.index) : text
  const headers = new Map<string, string>()
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0)
      headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, content: end ? text.slice(end.index + end[0].length) : '' }
}

function partsOf(body: string, boundary: string): Part[] {
  const pieces = `\r\n${body}`.split(new RegExp(`\\r?\\n--${boundary.replace(/\W/g, '\\$&')}`))
  return pieces
    .slice(1)
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => headersAndContent(piece.replace(/^[ \t]*\r?\n/, '')))
}

function itemOf(part: Part, group: string | null, position: number): BatchItem {
  const [line = '', ...rest] = part.content.split(/\r?\n/)
  const [method, url] = line.trim().split(' ')
  if (!method || !url) throw new RequestRefused(400, `Not a request line: ${line.slice(0, 100)}`)
  const { headers, content } = headersAndContent(`${rest.join('\r\n')}\r\n\r\n`)
  const id = part.headers.get('content-id') ?? `part-${position}`
  return { id, method, url, headers, body: content.trim(), group, dependsOn: [] }
}

function itemsOf(request: ServiceRequest): BatchItem[] {
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')
  return partsOf(request.body, boundary).flatMap((part, index) => {
    const type = part.headers.get('content-type') ?? ''
    if (!type.startsWith('multipart/mixed')) return [itemOf(part, null, index)]
    const changes = partsOf(part.content, boundaryOf(type))
    return changes.map((change, i) => itemOf(change, `changes-${index}`, index * 10_000 + i))
  })
}

function responseText(item: ItemAnswer): string {
  const { status, headers, body } = item.answer
  const content = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const lines = [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(item.id.startsWith('part-') ? [] : [`Content-ID: ${item.id}`]),
    '',
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    content,
  ]
  return lines.join('\r\n')
}

const multipart = (boundary: string, parts: readonly string[]): string =>
  `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`

/** Runs the batch in the body of `request`; 400 where it is not understood. A change set that failed is answered with its one error. */
export function answerMultipartBatch(
  service: ODataService,
  request: ServiceRequest,
): ServiceAnswer {
  const answers = runBatch(service, request, itemsOf(request), continues(request))
  const parts: string[] = []
  for (let at = 0; at < answers.length; ) {
    const first = answers[at]
    if (!first) break
    const same = answers.filter((a) => a.group === first.group)
    if (first.group === null) parts.push(responseText(first))
    else parts.push(changeSetText(same))
    at += first.group === null ? 1 : same.length
  }
  const boundary = `batchresponse_${randomUUID()}`
  return {
    status: 200,
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
    body: multipart(boundary, parts),
  }
}

function changeSetText(answers: readonly ItemAnswer[]): string {
  const failed = answers.find((a) => a.answer.status >= 400 && !a.undone)
  if (failed) return responseText(failed)
  const boundary = `changesetresponse_${randomUUID()}`
  const head = `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n`
  return `${head}${multipart(boundary, answers.map(responseText))}`
}
