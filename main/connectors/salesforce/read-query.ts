/** Reads records page by page: `nextRecordsUrl`. */
import { z } from 'zod'
import { answerInvalid } from '../reasons'
import type { SalesforceClient } from './salesforce-client'

export type RemoteRecord = Readonly<Record<string, unknown>>

const pageShape = z.object({
  totalSize: z.number(),
  done: z.boolean(),
  nextRecordsUrl: z.string().optional(),
  records: z.array(z.record(z.string(), z.unknown())),
})

export interface QueryPage {
  readonly total: number
  readonly records: readonly RemoteRecord[]
  /** The day and time of the server. */
  readonly date: string | null
}

/** Pages of what `soql` asks for. SERVER_ANSWER_INVALID where pages go in a circle, or fewer records come than were announced. */
export async function* readQuery(
  client: SalesforceClient,
  soql: string,
  signal: AbortSignal,
): AsyncGenerator<QueryPage> {
  const headers = { 'sforce-query-options': 'batchSize=2000' }
  const visited = new Set<string>()
  let next: string | undefined = `query?q=${encodeURIComponent(soql)}`
  let come = 0
  while (next !== undefined) {
    if (visited.has(next)) throw answerInvalid(client.address, 'links_in_a_circle')
    visited.add(next)
    const answer = await client.request(next, { headers }, signal)
    const page: z.infer<typeof pageShape> = client.parse(answer, pageShape)
    come += page.records.length
    yield { total: page.totalSize, records: page.records, date: answer.headers.get('date') }
    next = page.done ? undefined : page.nextRecordsUrl
    if (next === undefined && come < page.totalSize)
      throw answerInvalid(client.address, 'rows_missing', `${come} < ${page.totalSize}`)
  }
}

/** The value at `path` of a record: `Account.Name`. */
export function valueAt(record: RemoteRecord, path: readonly string[]): unknown {
  let value: unknown = record
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return null
    value = Object.hasOwn(value, name) ? (value as RemoteRecord)[name] : null
  }
  return value
}
