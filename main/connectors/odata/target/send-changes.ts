/** Sends changes in batches; each batch is done as a whole or not at all. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { throwIfCancelled } from '../../cancellation'
import { answerInvalid } from '../../reasons'
import type { ODataClient } from '../odata-client'
import type { Change } from './change-answers'
import { sendJsonBatch } from './json-batch'
import { sendMultipartBatch } from './multipart-batch'
import type { TargetNames } from './target-names'

/** Where changes go. */
export interface TargetService {
  readonly client: ODataClient
  /** Path of the service below the root; it ends in a slash or is empty. */
  readonly service: string
  /** Most changes in one batch. */
  readonly batchLimit: number
  /** What its sets and properties are called. */
  readonly names: TargetNames
}

/** Answers that say: somebody else was there first. */
const changedMeanwhile = new Set([404, 409, 412, 428])
const failedDependency = 424

/** `done`, or `changed` where a condition did not hold; then the batch in question did nothing, and those before it stand. */
export async function sendChanges(
  target: TargetService,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<'done' | 'changed'> {
  const { batchLimit } = target
  for (let at = 0; at < changes.length; at += batchLimit) {
    throwIfCancelled(signal)
    const outcome = await sendGroup(target, changes.slice(at, at + batchLimit), signal)
    if (outcome === 'changed') return 'changed'
  }
  return 'done'
}

async function sendGroup(
  { client, service }: TargetService,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<'done' | 'changed'> {
  const { batch, decimals } = client.dialect
  const send = batch === 'json' ? sendJsonBatch : sendMultipartBatch
  const type = `application/json${decimals === 'text' ? ';IEEE754Compatible=true' : ''}`
  const headed = changes.map((change) => ({
    ...change,
    headers: { 'content-type': type, prefer: 'return=minimal', ...change.headers },
  }))
  const answers = await send(client, service, headed, signal)
  // Some servers answer 201 for what a failed group undid: one failure means that nothing was done.
  const failed = answers.filter((r) => r.status >= 400)
  const hard = failed.find(
    ({ status }) => status !== failedDependency && !changedMeanwhile.has(status),
  )
  if (hard) {
    const { address } = client
    const detail = JSON.stringify(hard.body ?? '').slice(0, 300)
    throw new EvenkeelError('SERVER_FAILED', { address, status: hard.status, detail })
  }
  if (failed.length > 0) return 'changed'
  if (answers.length < changes.length)
    throw answerInvalid(client.address, 'batch_incomplete', answers.length)
  return 'done'
}

type Key = Readonly<Record<string, string>>

/** The change that makes a row of `set` which is not there. */
export function creating(
  { client }: TargetService,
  set: string,
  key: Key,
  address: string,
  body: Change['body'],
): Change {
  return client.dialect.create === 'post'
    ? { method: 'POST', url: set, headers: {}, body: { ...key, ...body } }
    : { method: 'PATCH', url: address, headers: { 'if-none-match': '*' }, body }
}

/** A decimal as the service reads it. */
export const decimal = ({ client }: TargetService, value: number): number | string =>
  client.dialect.decimals === 'number' ? value : plainDecimal(value)

/** Without an exponent, which a decimal of OData does not have. */
const plainDecimal = (value: number): string => {
  const text = String(value)
  return /e/i.test(text) ? value.toFixed(12).replace(/\.?0+$/, '') : text
}
