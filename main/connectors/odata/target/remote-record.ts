/** The decision record in the service: created as `receiving`, found only once it is `complete`. */
import { gunzipSync, gzipSync } from 'node:zlib'
import type { PublishDocument, Receipt } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import type { Answered } from '../../http/fetch-once'
import { readPublished } from '../../published-document'
import { answerInvalid } from '../../reasons'
import { addressOf, keyText } from '../odata-query'
import type { Change } from './change-answers'
import { creating, type TargetService } from './send-changes'
import { named, namesOf, renamed, type TargetNames } from './target-names'

const text = z.string().nullish()
const recordShape = z.object({
  '@odata.etag': z.string().optional(),
  State: z.string(),
  Reference: text,
  ReceivedAt: text,
})
const documentShape = z.object({ State: z.string(), Document: z.string() })
/** Columns of Dataverse hold no more characters; what is longer is packed. */
const longestText = 1_000_000
const packed = 'gzip:'
const longestUnpacked = 256 * 1024 * 1024

export interface RemoteRecord {
  readonly state: 'receiving' | 'complete'
  readonly etag: string | null
  readonly receipt: Receipt
}

const keyOf = ({ records }: TargetNames, key: string) => ({
  [records.properties.IdempotencyKey ?? '']: key,
})

/** The address of the record below the service. */
const recordAt = ({ names }: TargetService, key: string): string =>
  `${names.records.set}${keyText(keyOf(names, key), names.keysNamed)}`

/** The record under `key`, in whatever state, or null. */
export async function readRecord(
  target: TargetService,
  key: string,
  signal: AbortSignal,
): Promise<RemoteRecord | null> {
  const { client, service, names } = target
  const select = namesOf(names.records.properties, 'State', 'Reference', 'ReceivedAt')
  const link = addressOf(recordAt(target, key), { select })
  const answer = await client.request(`${service}${link}`, { expected: [404] }, signal)
  return answer.status === 404 ? null : recordOf(target, key, answer)
}

function recordOf(target: TargetService, key: string, answer: Answered): RemoteRecord {
  const { client, service, names } = target
  const shape = z
    .unknown()
    .transform((row) => renamed(names.records.properties, row))
    .pipe(recordShape)
  const record = client.parse(answer, shape)
  const time = record.ReceivedAt ?? answer.headers.get('date') ?? ''
  const receivedAt = Number.isNaN(Date.parse(time)) ? new Date() : new Date(time)
  return {
    state: record.State === 'complete' ? 'complete' : 'receiving',
    etag: record['@odata.etag'] ?? answer.headers.get('etag'),
    receipt: {
      reference: record.Reference ?? key,
      receivedAt: receivedAt.toISOString(),
      place: client.resolve(`${service}${recordAt(target, key)}`).href,
    },
  }
}

/** The change that creates the record, not yet complete. SERVER_REFUSED where it is longer than the service can hold. */
export function recordChange(
  target: TargetService,
  { key, decision, lines }: PublishDocument,
): Change {
  const { number, question, choice, reason, owner, due, decidedBy, decidedAt, hash } = decision
  const { set, properties } = target.names.records
  const body = named(properties, {
    Name: String(number),
    State: 'receiving',
    Number: number,
    Question: question,
    Choice: choice,
    Reason: reason,
    Owner: owner,
    Due: due,
    DecidedBy: decidedBy,
    DecidedAt: decidedAt,
    Hash: hash,
    LineCount: lines.length,
    Document: kept(target, JSON.stringify({ key, decision, lines })),
  })
  return creating(target, set, keyOf(target.names, key), recordAt(target, key), body)
}

/** Marks the record as complete under the version that was read; does nothing where somebody changed it meanwhile. */
export async function completeRecord(
  target: TargetService,
  key: string,
  etag: string | null,
  signal: AbortSignal,
): Promise<void> {
  const { client, service, names } = target
  await client.request(
    `${service}${recordAt(target, key)}`,
    {
      method: 'PATCH',
      headers: { 'if-match': etag ?? '*', prefer: 'return=minimal' },
      body: named(names.records.properties, { State: 'complete' }),
      expected: [404, 409, 412, 428],
    },
    signal,
  )
}

/** The record exactly as it was sent, or null where there is none that is complete. */
export async function readDocument(
  target: TargetService,
  key: string,
  signal: AbortSignal,
): Promise<PublishDocument | null> {
  const { client, service, names } = target
  const { set, properties } = names.records
  const link = addressOf(recordAt(target, key), {
    select: namesOf(properties, 'State', 'Document'),
  })
  const answer = await client.request(`${service}${link}`, { expected: [404] }, signal)
  if (answer.status === 404) return null
  const shape = z
    .unknown()
    .transform((row) => renamed(properties, row))
    .pipe(documentShape)
  const { State, Document } = client.parse(answer, shape)
  if (State !== 'complete') return null
  return readPublished(unpacked(Document, client.address, set), client.address, set)
}

/** The text as the column holds it. SERVER_REFUSED where it is too long even packed: nothing was sent then. */
function kept({ client }: TargetService, document: string): string {
  if (document.length <= longestText) return document
  const text = `${packed}${gzipSync(Buffer.from(document, 'utf8')).toString('base64')}`
  const { longestColumn } = client.dialect
  if (text.length <= longestColumn) return text
  const said = `Document: ${text.length} > ${longestColumn}`
  throw new EvenkeelError('SERVER_REFUSED', { address: client.address, said })
}

function unpacked(document: string, address: string, set: string): string {
  if (!document.startsWith(packed)) return document
  try {
    const bytes = Buffer.from(document.slice(packed.length), 'base64')
    return gunzipSync(bytes, { maxOutputLength: longestUnpacked }).toString('utf8')
  } catch (error) {
    throw answerInvalid(address, 'not_as_published', set, error)
  }
}
