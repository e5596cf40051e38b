/** Upserts records by their external id, all of a request or none. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import { throwIfCancelled } from '../../cancellation'
import { answerInvalid } from '../../reasons'
import type { SalesforceClient } from '../salesforce-client'
import { recordsAtOnce } from './record-fields'

const resultsShape = z.array(
  z.object({
    success: z.boolean(),
    errors: z
      .array(z.object({ statusCode: z.string(), message: z.string().default('') }))
      .default([]),
  }),
)
/** Somebody else holds the record at this moment, or made it just now. */
const passing = /^(UNABLE_TO_LOCK_ROW|DUPLICATE_VALUE|DUPLICATE_EXTERNAL_ID)$/

type Fields = Readonly<Record<string, string | number | null>>

/** `changed` where somebody else was in the way; then the request in question did nothing, and those before it stand. SERVER_FAILED with what Salesforce says. */
export async function upsertRecords(
  client: SalesforceClient,
  object: string,
  externalId: string,
  records: readonly Fields[],
  signal: AbortSignal,
): Promise<'done' | 'changed'> {
  for (let at = 0; at < records.length; at += recordsAtOnce) {
    throwIfCancelled(signal)
    const some = records.slice(at, at + recordsAtOnce)
    const body = {
      allOrNone: true,
      records: some.map((fields) => ({ attributes: { type: object }, ...fields })),
    }
    const answer = await client.request(
      `composite/sobjects/${object}/${externalId}`,
      { method: 'PATCH', body },
      signal,
    )
    const results = client.parse(answer, resultsShape)
    const errors = results.filter((one) => !one.success).flatMap((one) => one.errors)
    const hard = errors.find(
      ({ statusCode }) =>
        statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK' && !passing.test(statusCode),
    )
    if (hard) {
      const detail = `${object} ${hard.statusCode}: ${hard.message}`.slice(0, 300)
      throw new EvenkeelError('SERVER_FAILED', { address: client.address, status: 400, detail })
    }
    if (errors.length > 0 || results.some((one) => !one.success)) return 'changed'
    if (results.length < some.length)
      throw answerInvalid(client.address, 'batch_incomplete', results.length)
  }
  return 'done'
}
