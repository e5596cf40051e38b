/** Records that changed since a mark, by the time at which Salesforce last touched them. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { TableChangeReading, TableRows } from '../mapping/table-source'
import { readMark } from '../read-mark'
import { soqlOf } from './asked-fields'
import { fieldsOfCondition } from './check-condition'
import type { ObjectDescriptions } from './describe-objects'
import type { SalesforceClient } from './salesforce-client'
import { type TableWords, wordsOf } from './table-words'

const markShape = z.strictObject({
  /** ISO time of the server. */
  at: z.iso.datetime(),
  /** How many rows there were. */
  count: z.number(),
  /** Digest of what is asked, and of which fields there were. */
  asked: z.string(),
})
const countShape = z.object({ totalSize: z.number() })
/** A transaction may become visible this long after the time it is stamped with. */
const overlap = 10 * 60_000

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
export function createChanges(
  client: SalesforceClient,
  descriptions: ObjectDescriptions,
  readRows: ReadRows,
): TableChangeReading {
  /** How many rows there are, and when the server counted them. */
  async function count(words: TableWords, signal: AbortSignal) {
    const soql = soqlOf([{ name: 'COUNT()' }], words)
    const answer = await client.request(`query?q=${encodeURIComponent(soql)}`, {}, signal)
    const time = Date.parse(answer.headers.get('date') ?? '')
    return { rows: client.parse(answer, countShape).totalSize, time }
  }

  return {
    /** With nothing new, the number of rows tells whether one is gone. */
    tellsGone: true,
    async mark(table, signal) {
      const words = wordsOf(table)
      const asked = await digestOf(words, descriptions, signal)
      if (asked === null) return null
      const { rows, time } = await count(words, signal)
      if (Number.isNaN(time)) return null
      const at = new Date(time - overlap).toISOString()
      return JSON.stringify({ at, count: rows, asked } satisfies z.infer<typeof markShape>)
    },
    async since(table, mark, signal) {
      const words = wordsOf(table)
      const last = readMark(markShape, mark)
      if (!last || last.asked !== (await digestOf(words, descriptions, signal))) return null
      const { rows } = await count(words, signal)
      if (rows === 0 && last.count > 0) return null
      return changedRows(words, last, rows, signal)
    },
  }

  async function* changedRows(
    words: TableWords,
    last: z.infer<typeof markShape>,
    rowsNow: number,
    signal: AbortSignal,
  ): AsyncGenerator<TableRows> {
    let come = 0
    for await (const part of readRows(words, `SystemModstamp >= ${last.at}`, signal)) {
      come += part.rows.length + part.broken.length
      yield part
    }
    // Nothing is new, yet their number differs: one row that stands says that others have to be looked for.
    if (come === 0 && rowsNow !== last.count)
      for await (const part of readRows(words, undefined, signal)) {
        if (part.rows.length === 0) continue
        yield { ...part, rows: part.rows.slice(0, 1), broken: [] }
        return
      }
  }
}
