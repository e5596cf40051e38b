/** The multipart format of a batch: one change set, for services that do not read JSON. */
import { randomUUID } from 'node:crypto'
import { answerInvalid } from '../../reasons'
import type { ODataClient } from '../odata-client'
import type { Change, ChangeAnswer } from './change-answers'

const end = '\r\n'

/** The answers to `changes`, or the one error of all of them; errors as `ODataClient.request`, SERVER_ANSWER_INVALID. */
export async function sendMultipartBatch(
  client: ODataClient,
  service: string,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<readonly ChangeAnswer[]> {
  const [batch, set] = [`batch_${randomUUID()}`, `changeset_${randomUUID()}`]
  const below = client.dialect.batchUrls === 'host' ? client.resolve(service).pathname : ''
  const parts = changes.map((change, index) => partOf(change, below, index + 1))
  const inner = parts.map((part) => `--${set}${end}${part}${end}`).join('')
  const body = [
    `--${batch}`,
    `Content-Type: multipart/mixed; boundary=${set}`,
    '',
    `${inner}--${set}--`,
    `--${batch}--`,
    '',
  ].join(end)
  const headers = {
    accept: 'multipart/mixed',
    'content-type': `multipart/mixed; boundary=${batch}`,
  }
  const answer = await client.request(`${service}$batch`, { method: 'POST', headers, body }, signal)
  const answers = answersIn(answer.text, answer.headers.get('content-type') ?? '')
  if (answers.length === 0)
    throw answerInvalid(client.address, 'not_as_expected', answer.url.pathname)
  return answers
}

const partOf = ({ method, url, headers, body }: Change, below: string, id: number): string =>
  [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    `Content-ID: ${id}`,
    '',
    `${method} ${below}${url} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    JSON.stringify(body),
  ].join(end)

/** The answers in a body, those of change sets within it too. */
function answersIn(text: string, contentType: string): ChangeAnswer[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return []
  const pieces = `${end}${text}`.split(new RegExp(`\\r?\\n--${boundary.replace(/\W/g, '\\$&')}`))
  return pieces.slice(1).flatMap((piece) => {
    if (piece.startsWith('--')) return []
    const [head, content] = halves(piece.replace(/^[ \t]*\r?\n/, ''))
    const type = /^content-type:\s*(.*)$/im.exec(head)?.[1] ?? ''
    if (/^multipart\/mixed/i.test(type)) return answersIn(content, type)
    const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/i.exec(content.trimStart())?.[1]
    if (status === undefined) return []
    const [, said] = halves(content.trimStart())
    return [{ status: Number(status), ...(said.trim() === '' ? {} : { body: said.trim() }) }]
  })
}

/** What stands before the first empty line, and after it. */
function halves(text: string): readonly [string, string] {
  const at = /\r?\n\r?\n/.exec(text)
  return at ? [text.slice(0, at.index), text.slice(at.index + at[0].length)] : [text, '']
}
