/** Records that changed since a mark, by the time at which Salesforce last touched them. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { countedChanges } from '../mapping/counted-changes'
import type { TableChangeReading, TableRows } from '../mapping/table-source'
import { soqlOf } from './asked-fields'
import { fieldsOfCondition } from './check-condition'
import type { ObjectDescriptions } from './describe-objects'
import type { SalesforceClient } from './salesforce-client'
import { type TableWords, wordsOf } from './table-words'

const countShape = z.object({ totalSize: z.number() })

type ReadRows = (
  words: TableWords,
  and: string | undefined,
  signal: AbortSignal,
) => AsyncGenerator<TableRows>

/** Null where a value may change without its record being touched: a formula, a sum, a field of another record, the day. */
async function digestOf(
  words: TableWords,
  descriptions: ObjectDescriptions,
  signal: AbortSignal,
): Promise<string | null> {
  const read = words.where === undefined ? [] : fieldsOfCondition(words.where)
  // Days that move on by themselves move rows in and out.
  if (
    /\b(yesterday|today|tomorrow|\w+_n_\w+|n_\w+|(this|last|next)_\w+)\b/i.test(words.where ?? '')
  )
    return null
  const found: unknown[] = [words]
  for (const path of ['SystemModstamp', ...words.fields, ...words.optional_fields, ...read]) {
    if (path === '@number') continue
    if (path === '@today') return null
    const fact = await descriptions.field(words.object, path, signal)
    if (fact?.follows || (path === 'SystemModstamp' && !fact)) return null
    found.push(fact)
  }
  return createHash('sha256').update(JSON.stringify(found)).digest('hex')
}

/** Reading by what changed, over rows that `readRows` reads. */
export const createChanges = (
  client: SalesforceClient,
  descriptions: ObjectDescriptions,
  readRows: ReadRows,
): TableChangeReading =>
  countedChanges<TableWords>({
    words: wordsOf,
    asked: (words, signal) => digestOf(words, descriptions, signal),
    async count(words, signal) {
      const soql = soqlOf([{ name: 'COUNT()' }], words)
      const answer = await client.request(`query?q=${encodeURIComponent(soql)}`, {}, signal)
      const time = Date.parse(answer.headers.get('date') ?? '')
      return { rows: client.parse(answer, countShape).totalSize, time }
    },
    rows(words, since, signal) {
      const stamped =
        since === null ? undefined : `SystemModstamp >= ${new Date(since).toISOString()}`
      return readRows(words, stamped, signal)
    },
  })
