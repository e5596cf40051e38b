/** The JSON format of a batch: one atomicity group. */
import { z } from 'zod'
import type { ODataClient } from '../odata-client'
import type { Change, ChangeAnswer } from './change-answers'

const answerShape = z.object({
  responses: z.array(z.object({ status: z.number(), body: z.unknown().optional() })),
})

/** The answers to `changes`; errors as `ODataClient.request`. */
export async function sendJsonBatch(
  client: ODataClient,
  service: string,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<readonly ChangeAnswer[]> {
  const requests = changes.map((change, index) => ({
    id: String(index + 1),
    atomicityGroup: 'all',
    ...change,
  }))
  const options = { method: 'POST', body: { requests } }
  const answer = await client.request(`${service}$batch`, options, signal)
  return client.parse(answer, answerShape).responses
}
