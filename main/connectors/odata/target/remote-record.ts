/** The decision record in the service: created as `receiving`, found only once it is `complete`. */
import type { PublishDocument, Receipt } from '@shared/contract/contract-types'
import { z } from 'zod'
import type { Answered } from '../../http/fetch-once'
import { readPublished } from '../../published-document'
import { addressOf, keyText } from '../odata-query'
import type { Change } from './change-answers'
import { creating, type TargetService } from './send-changes'

const set = 'DecisionRecords'
const recordShape = z.object({
  '@odata.etag': z.string().optional(),
  State: z.string(),
  Reference: z.string().nullable().optional(),
  ReceivedAt: z.string().nullable().optional(),
})
const documentShape = z.object({ State: z.string(), Document: z.string() })

export interface RemoteRecord {
  readonly state: 'receiving' | 'complete'
  readonly etag: string | null
  readonly receipt: Receipt
}

const keyOf = (key: string) => ({ IdempotencyKey: key })

/** The record under `key`, in whatever state, or null. */
export async function readRecord(
  target: TargetService,
  key: string,
  signal: AbortSignal,
): Promise<RemoteRecord | null> {
  const link = addressOf(set, { select: ['State', 'Reference', 'ReceivedAt'] }, keyOf(key))
  const { client, service } = target
  const answer = await client.request(`${service}${link}`, { expected: [404] }, signal)
  return answer.status === 404 ? null : recordOf(target, key, answer)
}

function recordOf({ client, service }: TargetService, key: string, answer: Answered): RemoteRecord {
  const record = client.parse(answer, recordShape)
  const time = record.ReceivedAt ?? answer.headers.get('date') ?? ''
  const receivedAt = Number.isNaN(Date.parse(time)) ? new Date() : new Date(time)
  return {
    state: record.State === 'complete' ? 'complete' : 'receiving',
    etag: record['@odata.etag'] ?? answer.headers.get('etag'),
    receipt: {
      reference: record.Reference ?? key,
      receivedAt: receivedAt.toISOString(),
      place: client.resolve(`${service}${set}${keyText(keyOf(key))}`).href,
    },
  }
}

/** The change that creates the record, not yet complete. */
export function recordChange(
  target: TargetService,
  { key, decision, lines }: PublishDocument,
): Change {
  const { number, question, choice, reason, owner, due, decidedBy, decidedAt, hash } = decision
  const address = `${set}${keyText(keyOf(key))}`
  return creating(target, set, keyOf(key), address, {
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
    Document: JSON.stringify({ key, decision, lines }),
  })
}

/** Marks the record as complete under the version that was read; does nothing where somebody changed it meanwhile. */
export async function completeRecord(
  { client, service }: TargetService,
  key: string,
  etag: string | null,
  signal: AbortSignal,
): Promise<void> {
  await client.request(
    `${service}${addressOf(set, {}, keyOf(key))}`,
    {
      method: 'PATCH',
      headers: { 'if-match': etag ?? '*', prefer: 'return=minimal' },
      body: { State: 'complete' },
      expected: [404, 409, 412, 428],
    },
    signal,
  )
}

/** The record exactly as it was sent, or null where there is none that is complete. */
export async function readDocument(
  { client, service }: TargetService,
  key: string,
  signal: AbortSignal,
): Promise<PublishDocument | null> {
  const link = addressOf(set, { select: ['State', 'Document'] }, keyOf(key))
  const answer = await client.request(`${service}${link}`, { expected: [404] }, signal)
  if (answer.status === 404) return null
  const { State, Document } = client.parse(answer, documentShape)
  if (State !== 'complete') return null
  return readPublished(Document, client.address, set)
}
