/** The decision record: an attachment of the company, complete only once everything it decides is held. */
import type { PublishDocument, Receipt } from '@shared/contract/contract-types'
import { z } from 'zod'
import { readPublished } from '../../published-document'
import { answerInvalid } from '../../reasons'
import type { TrytonClient } from '../tryton-client'
import { asBytes } from '../tryton-values'
import { askAll, idField } from './ask-all'

const model = 'ir.attachment'
const before = 'evenkeel '
const after = '.json'
const received = /\nReceived: (\S+)\s*$/
const ids = z.array(z.number().int())
const anything = z.unknown()

const nameOf = (key: string): string => `${before}${key}${after}`

export interface DecisionRecord {
  readonly id: number
  readonly receipt: Receipt | null
}

/** The record under `key`, in whatever state, or null. */
export async function readRecord(
  client: TrytonClient,
  key: string,
  signal: AbortSignal,
): Promise<DecisionRecord | null> {
  const question = {
    model,
    fields: ['description'],
    domain: [
      ['name', '=', nameOf(key)],
      ['resource', 'like', 'party.party,%'],
    ],
  }
  const shape = z.object({ id: idField, description: z.string().nullable() })
  const records = await askAll(client, question, shape, signal)
  const done = records.find(({ description }) => received.test(description ?? ''))
  const record = done ?? records[0]
  if (!record) return null
  const receivedAt = received.exec(record.description ?? '')?.[1]
  return {
    id: record.id,
    receipt: receivedAt ? receiptOf(client, key, record.id, receivedAt) : null,
  }
}

function receiptOf(client: TrytonClient, key: string, id: number, receivedAt: string): Receipt {
  const { host } = new URL(client.address)
  const name = encodeURIComponent(JSON.stringify(nameOf(key)))
  return {
    reference: `${model},${id}`,
    receivedAt,
    // The address under which Tryton's own clients open it.
    place: `tryton://${host}/${client.database}/model/${model}/${id};name=${name}`,
  }
}

/** Writes the document down, not yet complete. */
export async function beginRecord(
  client: TrytonClient,
  document: PublishDocument,
  party: number,
  signal: AbortSignal,
): Promise<DecisionRecord> {
  const values = {
    name: nameOf(document.key),
    type: 'data',
    resource: `party.party,${party}`,
    description: describe(document),
    data: asBytes(JSON.stringify(document)),
  }
  const [id] = await client.call([model, 'create'], [[values]], ids, signal)
  if (id === undefined) throw answerInvalid(client.address, 'not_as_expected', model)
  return { id, receipt: null }
}

/** For whoever opens it in Tryton. */
function describe({ decision, lines }: PublishDocument): string {
  const { number, question, choice, reason, owner, due, decidedBy, decidedAt, hash } = decision
  return [
    `Evenkeel ${number}: ${question}`,
    `→ ${choice}`,
    reason,
    `${decidedBy} ${decidedAt}`,
    `${owner} ≤ ${due}`,
    `${lines.length} × ${hash}`,
  ].join('\n')
}

/** Marks the record as complete and answers its receipt. */
export async function completeRecord(
  client: TrytonClient,
  document: PublishDocument,
  { id }: DecisionRecord,
  signal: AbortSignal,
): Promise<Receipt> {
  const receivedAt = new Date(client.serverTime ?? Date.now()).toISOString()
  const description = `${describe(document)}\nReceived: ${receivedAt}`
  await client.call([model, 'write'], [[id], { description }], anything, signal)
  return receiptOf(client, document.key, id, receivedAt)
}

/** The document exactly as it was sent, or null where there is none that is complete. */
export async function readDocument(
  client: TrytonClient,
  key: string,
  signal: AbortSignal,
): Promise<PublishDocument | null> {
  const record = await readRecord(client, key, signal)
  if (!record?.receipt) return null
  const question = { model, fields: ['data'], domain: [['id', '=', record.id]] }
  const [row] = await askAll(client, question, z.object({ data: z.string().nullable() }), signal)
  const text = Buffer.from(row?.data ?? '', 'base64').toString('utf8')
  return readPublished(text, client.address, model)
}
