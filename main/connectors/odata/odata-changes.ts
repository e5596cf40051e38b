/** Reads what changed: by delta links where the server really gives them, else by the time of the last change. */
import { z } from 'zod'
import { BatchBuilder, batchSize } from '../batch-builder'
import { throwIfCancelled } from '../cancellation'
import type { ChangeBatch, ChangeReading, ExpectedChanges, RowKey } from '../connector'
import { readMark } from '../read-mark'
import { isNotOffered } from './not-offered'
import type { ODataClient } from './odata-client'
import { type ODataReading, readRows } from './odata-reading'
import type { RemoteSet } from './read-metadata'
import { type RemoteRow, readPages } from './read-pages'
import { missingColumns, takeRow } from './take-row'
import { usualTime } from './usual-times'
import { keyOfRow, wholeRows } from './whole-rows'

const markShape = z.union([
  z.strictObject({ delta: z.string() }),
  z.strictObject({ since: z.iso.datetime(), property: z.string() }),
])

/** Entities whose changes are asked for before it is their turn: most have none, and then the way there and back is all that takes time. */
const askedAhead = 4

interface Begun {
  readonly mark: string
  readonly batches: Promise<AsyncIterable<ChangeBatch> | null>
}

export class ODataChanges implements ChangeReading {
  readonly #client: ODataClient
  readonly #reading: ODataReading
  readonly #setOf: (entity: string, signal: AbortSignal) => Promise<RemoteSet | undefined>
  /** The server's clock before the first row, by entity. */
  readonly #seen = new Map<string, string>()
  readonly #links = new Map<string, string>()
  /** Entities read by time: what is gone shows by comparing keys. */
  readonly #byTime = new Set<string>()
  #expected: readonly ExpectedChanges[] = []
  readonly #begun = new Map<string, Begun>()

  constructor(
    client: ODataClient,
    reading: ODataReading,
    setOf: (entity: string, signal: AbortSignal) => Promise<RemoteSet | undefined>,
  ) {
    this.#client = client
    this.#reading = reading
    this.#setOf = setOf
  }

  /** The server's time when the entity was listed. */
  seenAt(entity: string, time: string | null): void {
    if (time !== null && !this.#seen.has(entity)) this.#seen.set(entity, time)
  }

  /** A link that tells of changes came with the last rows. It is of use where the set's key is the entity's: what is gone is named by it. */
  deltaComes({ entity, key, properties }: RemoteSet, link: string): void {
    const own = new Set(entity.key.map((name) => properties.get(name)))
    if (key.length === own.size && key.every((name) => own.has(name)))
      this.#links.set(entity.name, link)
  }

  next(entity: string): string | null {
    const delta = this.#links.get(entity)
    return delta === undefined
      ? null
      : JSON.stringify({ delta } satisfies z.infer<typeof markShape>)
  }

  async mark(entity: string, signal: AbortSignal): Promise<string | null> {
    const remote = await this.#setOf(entity, signal)
    const property = remote && usualTime(remote.times, this.#reading.modified)
    const seen = this.#seen.get(entity)
    if (!property || seen === undefined) return null
    const since = new Date(Date.parse(seen) - this.#reading.overlapMinutes * 60_000).toISOString()
    return JSON.stringify({ since, property } satisfies z.infer<typeof markShape>)
  }

  expect(asked: readonly ExpectedChanges[]): void {
    this.#expected = asked
    this.#begun.clear()
  }

  since(
    entity: string,
    mark: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<ChangeBatch> | null> {
    const begun = this.#begun.get(entity)
    this.#begun.delete(entity)
    const batches = begun?.mark === mark ? begun.batches : this.#ask(entity, mark, signal)
    const at = this.#expected.findIndex((one) => one.entity === entity)
    for (const next of at < 0 ? [] : this.#expected.slice(at + 1, at + 1 + askedAhead)) {
      if (this.#begun.has(next.entity)) continue
      const coming = this.#ask(next.entity, next.mark, signal)
      // Whoever stops before leaves questions unanswered.
      coming.catch(() => undefined)
      this.#begun.set(next.entity, { mark: next.mark, batches: coming })
    }
    return batches
  }

  async #ask(
    entity: string,
    mark: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<ChangeBatch> | null> {
    const last = readMark(markShape, mark)
    const remote = await this.#setOf(entity, signal)
    if (!last || !remote || missingColumns(remote).length > 0) return null
    if ('delta' in last) {
      const pages = this.#deltaPages(remote, last.delta, signal)
      const first = await firstOf(pages)
      return first === null ? null : this.#batches(remote, first, pages, true, signal)
    }
    if (usualTime(remote.times, this.#reading.modified) !== last.property) return null
    const select = [...remote.properties.values()]
    // A point in time stands in a filter without quotes.
    const filter = `${last.property} ge ${last.since}`
    // A delta link cannot come of a part: next time it is by time again.
    const pages = readRows(this.#client, remote, this.#reading, { select, filter }, signal)
    const first = await firstOf(pages)
    if (first === null) return null
    this.#byTime.add(entity)
    return this.#batches(remote, first, pages, false, signal)
  }

  async keys(
    entity: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<readonly RowKey[]> | null> {
    const remote = await this.#setOf(entity, signal)
    if (!remote || !this.#byTime.has(entity)) return null
    return this.#keys(remote, signal)
  }

  async *#keys(remote: RemoteSet, signal: AbortSignal): AsyncGenerator<readonly RowKey[]> {
    const names = remote.entity.key.map((field) => [field, remote.properties.get(field)!] as const)
    const select = names.map(([, property]) => property)
    for await (const page of readRows(this.#client, remote, this.#reading, { select }, signal))
      yield page.map((row) => {
        const batch = new BatchBuilder()
        takeRow(batch, { ...remote, properties: new Map(names) }, 1, row)
        return [...batch.takeAll()][0]?.rows[0]?.values ?? {}
      })
  }

  #deltaPages(
    remote: RemoteSet,
    link: string,
    signal: AbortSignal,
  ): AsyncGenerator<readonly RemoteRow[]> {
    const onDelta = (next: string) => this.deltaComes(remote, next)
    return readPages(this.#client, link, { size: batchSize, onDelta }, signal)
  }

  async *#batches(
    remote: RemoteSet,
    first: readonly RemoteRow[],
    pages: AsyncGenerator<readonly RemoteRow[]>,
    mayBePart: boolean,
    signal: AbortSignal,
  ): AsyncGenerator<ChangeBatch> {
    // A property that is not in a whole row is empty; one that is not in a delta may be as it was.
    const select = mayBePart ? [...remote.properties.values()] : []
    let row = 0
    const changesOf = async (page: readonly RemoteRow[]): Promise<ChangeBatch[]> => {
      const batch = new BatchBuilder()
      const changed = page.filter((values) => !isGone(values))
      const whole = await wholeRows(this.#client, remote, select, changed, signal)
      const gone = [...page.filter(isGone), ...whole.gone].map((values) => goneKey(remote, values))
      for (const values of whole.rows) {
        row += 1
        takeRow(batch, remote, row, values)
      }
      // What is gone is told by a batch of its own, before: a key may have been given again.
      return [
        { rows: [], problems: [], gone },
        ...[...batch.takeAll()].map((of) => ({ ...of, gone: [] })),
      ]
    }
    yield* await changesOf(first)
    for await (const page of pages) {
      yield* await changesOf(page)
      throwIfCancelled(signal)
    }
  }
}

const isGone = (row: RemoteRow): boolean =>
  '@removed' in row ||
  '@odata.removed' in row ||
  String(row['@odata.context'] ?? row['@context'] ?? '').endsWith('$deletedEntity')

/** The entity's key of a row that is gone; without it nothing is certain, and an empty key has everything read. */
function goneKey({ entity, key, properties }: RemoteSet, row: RemoteRow): RowKey {
  const values = keyOfRow(key, row)
  return Object.fromEntries(
    entity.key.map((field) => {
      const value = values?.[properties.get(field) ?? '']
      return [field, typeof value === 'string' || typeof value === 'number' ? value : null]
    }),
  )
}

/** The first page; null where the server does not offer what was asked. */
async function firstOf(
  pages: AsyncGenerator<readonly RemoteRow[]>,
): Promise<readonly RemoteRow[] | null> {
  try {
    const first = await pages.next()
    return first.done ? [] : first.value
  } catch (error) {
    if (isNotOffered(error)) return null
    throw error
  }
}
