/** Reads of a mapping's table what changed: by the time of the last change, with the number of rows beside it. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { SourceTable } from '../mapping/mapping-shape'
import type { TableChangeReading, TableRows } from '../mapping/table-source'
import { readMark } from '../read-mark'
import { isNotOffered } from './not-offered'
import type { ODataClient } from './odata-client'
import { addressOf } from './odata-query'
import type { ODataReading } from './odata-reading'
import type { Found } from './odata-tables'
import { type TableWords, wordsOf } from './table-words'
import { usualTime } from './usual-times'

const markShape = z.strictObject({
  since: z.string(),
  /** Null where the service does not count so far. */
  count: z.number().nullable(),
  asked: z.string(),
})
type Mark = z.infer<typeof markShape>

export interface TableReader {
  found(table: SourceTable, signal: AbortSignal): Promise<Found | null>
  rows(
    table: SourceTable,
    filter: string | undefined,
    signal: AbortSignal,
  ): AsyncIterable<TableRows>
}

/** Statuses of servers that do not offer to count. */
const notCounted = [400, 404, 405, 501]
const notAllowed = 403

export function createTableChanges(
  client: ODataClient,
  reading: Pick<ODataReading, 'modified' | 'overlapMinutes' | 'countsUpTo'>,
  reader: TableReader,
): TableChangeReading {
  /** The property with the time of the last change; null where rows may change without it. */
  async function timed(table: SourceTable, signal: AbortSignal) {
    const words = wordsOf(table)
    const found = await reader.found(table, signal)
    if (!found || found.asked.follows || words.select.includes('@today')) return null
    const times = [...found.set.properties].flatMap(([name, type]) =>
      type === 'Edm.DateTimeOffset' ? [name] : [],
    )
    const property = usualTime(times, words.changed_on ?? reading.modified)
    if (property === undefined) return null
    const asked = JSON.stringify([words, property, found.asked.columns])
    return { property, asked: createHash('sha256').update(asked).digest('hex') }
  }

  /** Null where the service lets nobody like us read what the mapping may do without. */
  async function counted(table: SourceTable, words: TableWords, signal: AbortSignal) {
    const { service, set, filter } = words
    const link = `${service}${addressOf(`${set}/$count`, filter === undefined ? {} : { filter })}`
    const expected = table.optional ? [...notCounted, notAllowed] : notCounted
    const options = { expected, headers: { accept: 'text/plain' } }
    const answer = await client.request(link, options, signal)
    if (answer.status === notAllowed) return null
    const text = answer.text.replace(/^\uFEFF/, '').trim()
    const count = answer.status === 200 && /^\d+$/.test(text) ? Number(text) : null
    return {
      count: count !== null && count < reading.countsUpTo ? count : null,
      time: Date.parse(answer.headers.get('date') ?? ''),
    }
  }

  return {
    /** With nothing new, the number of rows tells whether one is gone. */
    tellsGone: true,
    async mark(table, signal) {
      const words = wordsOf(table)
      const own = await timed(table, signal)
      if (!own) return null
      const now = await counted(table, words, signal)
      if (!now || Number.isNaN(now.time)) return null
      const { count, time } = now
      const since = new Date(time - reading.overlapMinutes * 60_000).toISOString()
      return JSON.stringify({ since, count, asked: own.asked } satisfies Mark)
    },
    async since(table, mark, signal) {
      const words = wordsOf(table)
      const last = readMark(markShape, mark)
      const own = await timed(table, signal)
      if (!last || !own || last.asked !== own.asked) return null
      const now = await counted(table, words, signal)
      if (!now) return null
      const { count } = now
      const isSame = count !== null && count === last.count
      // Where their number may differ, one row that stands says that others have to be looked for.
      const standing = isSame ? null : await oneOf(reader.rows(table, undefined, signal))
      if (!isSame && !standing) return null
      const changed = await begun(reader.rows(table, `${own.property} ge ${last.since}`, signal))
      return changed && changedRows(changed, standing)
    },
  }
}

async function* changedRows(
  parts: AsyncIterable<TableRows>,
  standing: TableRows | null,
): AsyncGenerator<TableRows> {
  let come = 0
  for await (const part of parts) {
    come += part.rows.length + part.broken.length
    yield part
  }
  if (come === 0 && standing) yield standing
}

/** The first row that is there, in a part of its own; null where there is none. */
async function oneOf(parts: AsyncIterable<TableRows>): Promise<TableRows | null> {
  for await (const part of parts)
    if (part.rows.length > 0) return { ...part, rows: part.rows.slice(0, 1), broken: [] }
  return null
}

/** The parts once the first page is there; null where the service does not offer what was asked. */
async function begun(parts: AsyncIterable<TableRows>): Promise<AsyncIterable<TableRows> | null> {
  const reading = parts[Symbol.asyncIterator]()
  const first: TableRows[] = []
  try {
    // The columns come before anything was asked.
    for (let at = 0; at < 2; at++) {
      const next = await reading.next()
      if (next.done) continue
      if (next.value.withheld) return null
      first.push(next.value)
    }
  } catch (error) {
    if (isNotOffered(error)) return null
    throw error
  }
  return (async function* () {
    yield* first
    for (let next = await reading.next(); !next.done; next = await reading.next()) yield next.value
  })()
}
