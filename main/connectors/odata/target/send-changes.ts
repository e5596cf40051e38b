/** Sends changes in JSON batches; each batch is one atomicity group, done as a whole or not at all. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import { throwIfCancelled } from '../../cancellation'
import { answerInvalid } from '../../reasons'
import type { ODataClient } from '../odata-client'

export interface Change {
  readonly method: 'PATCH'
  /** Relative to the service root. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

const answerShape = z.object({
  responses: z.array(z.object({ status: z.number(), body: z.unknown().optional() })),
})

/** Answers that say: somebody else was there first. */
const changedMeanwhile = new Set([404, 409, 412, 428])
const failedDependency = 424

/** `done`, or `changed` where a condition did not hold; then the batch in question did nothing, and those before it stand. */
export async function sendChanges(
  client: ODataClient,
  changes: readonly Change[],
  batchLimit: number,
  signal: AbortSignal,
): Promise<'done' | 'changed'> {
  for (let at = 0; at < changes.length; at += batchLimit) {
    throwIfCancelled(signal)
    const outcome = await sendGroup(client, changes.slice(at, at + batchLimit), signal)
    if (outcome === 'changed') return 'changed'
  }
  return 'done'
}

async function sendGroup(
  client: ODataClient,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<'done' | 'changed'> {
  const requests = changes.map(({ method, url, headers, body }, index) => ({
    id: String(index + 1),
    atomicityGroup: 'all',
    method,
    url,
    headers: { 'content-type': 'application/json', prefer: 'return=minimal', ...headers },
    body,
  }))
  const options = { method: 'POST', body: { requests } }
  const answer = await client.request('$batch', options, signal)
  const { responses } = client.parse(answer, answerShape)
  // Some servers answer 201 for what a failed group undid: one failure means that nothing was done.
  const failed = responses.filter((r) => r.status >= 400)
  const hard = failed.find(
    ({ status }) => status !== failedDependency && !changedMeanwhile.has(status),
  )
  if (hard) {
    const detail = JSON.stringify(hard.body ?? '').slice(0, 300)
    throw new EvenkeelError('SERVER_FAILED', {
      address: client.address,
      status: hard.status,
      detail,
    })
  }
  if (failed.length > 0) return 'changed'
  if (responses.length < changes.length)
    throw answerInvalid(client.address, 'batch_incomplete', responses.length)
  return 'done'
}
