/**
 * What changed in a table whose system answers rows by the time they were last changed, and counts rows, but tells
 * nothing of those that are gone.
 */
import { z } from 'zod'
import { readMark } from '../read-mark'
import type { SourceTable } from './mapping-shape'
import type { TableChangeReading, TableRows } from './table-source'

/** A transaction may become visible this long after the time it is stamped with. */
const overlap = 10 * 60_000
const markShape = z.strictObject({
  /** Since when changes are asked for next time, in milliseconds of the server's clock. */
  at: z.number(),
  /** How many rows there were. */
  count: z.number(),
  /** What was asked. */
  asked: z.string(),
})

/** A system that can be asked so. `Words` are a table in the words of its protocol. */
export interface CountedTables<Words> {
  words(table: SourceTable): Words
  /** All that decides which rows and values come; null where values or rows change without a stamp. */
  asked(words: Words, signal: AbortSignal): Promise<string | null>
  /** How many rows there are, and when by the server's clock that was (milliseconds); null where it does not say. */
  count(words: Words, signal: AbortSignal): Promise<{ rows: number; time: number } | null>
  /** Rows that changed since a time in milliseconds; all of them where it is null. */
  rows(words: Words, since: number | null, signal: AbortSignal): AsyncIterable<TableRows>
}

/** Reading `tables` by their changes. With nothing new, the number of rows tells whether one is gone. */
export function countedChanges<Words>(tables: CountedTables<Words>): TableChangeReading {
  return {
    tellsGone: true,
    async mark(table, signal) {
      const words = tables.words(table)
      const asked = await tables.asked(words, signal)
      const counted = asked === null ? null : await tables.count(words, signal)
      if (asked === null || !counted || Number.isNaN(counted.time)) return null
      const mark = { at: counted.time - overlap, count: counted.rows, asked }
      return JSON.stringify(mark satisfies z.infer<typeof markShape>)
    },
    async since(table, mark, signal) {
      const words = tables.words(table)
      const last = readMark(markShape, mark)
      if (!last || last.asked !== (await tables.asked(words, signal))) return null
      const counted = await tables.count(words, signal)
      if (!counted || (counted.rows === 0 && last.count > 0)) return null
      return changed(tables, words, last.at, counted.rows !== last.count, signal)
    },
  }
}

async function* changed<Words>(
  tables: CountedTables<Words>,
  words: Words,
  since: number,
  otherNumber: boolean,
  signal: AbortSignal,
): AsyncGenerator<TableRows> {
  let come = 0
  for await (const part of tables.rows(words, since, signal)) {
    come += part.rows.length + part.broken.length
    yield part
  }
  // Nothing is new, yet their number differs: one row that stands says that others have to be looked for.
  if (come > 0 || !otherNumber) return
  for await (const part of tables.rows(words, null, signal)) {
    if (part.rows.length === 0) continue
    yield { ...part, rows: part.rows.slice(0, 1), broken: [] }
    return
  }
}
