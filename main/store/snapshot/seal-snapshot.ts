/** Makes a staging a snapshot: hashed, on disk, renamed to its final name and closed to writing. */

import { chmodSync, renameSync } from 'node:fs'
import { open as openHandle } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { EntityStamp, Snapshot } from '@shared/contract/snapshot-calls'
import type { Entity } from '@shared/model/entities/entity-shape'
import { hashFile } from '../hash-file'
import { inOurWords } from '../sqlite-errors'
import type { IndexedSnapshot } from '../tables/snapshot-table'
import { syncFolder } from '../workspace/workspace-files'
import { type EntityHash, hashByBlocks, hashSnapshot, inOrder } from './content-hash'
import { summariseTouched, summarising } from './order-summaries'
import { asStamp } from './read-records'
import { keepBlocks, rehashEntity } from './rehash-entity'
import type { Block } from './row-blocks'
import { snapshotFile, snapshotVersion } from './snapshot-files'
import { recountFindings, type Staging, stage } from './staging'
import { areUntouched, summarisedEntity } from './touched-rows'

export interface SealOptions {
  readonly asOf: string
  /** ISO time. */
  readonly sealedAt: string
  /** Company code, for people who open the file; null where the source named none. */
  readonly company: string | null
  /** Seconds since the pull began; asked when all is done but the name. */
  readonly seconds: () => number
  /** Checked between steps; sealing then ends with its reason and the staging is still there to discard. */
  readonly signal?: AbortSignal
}

/** Does a generator's work with a turn of the event loop at each of its yields, so that others are served meanwhile. */
export async function inTurns<T>(work: Generator<void, T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await setImmediate()
    if (signal?.aborted) {
      // Ends the generator's open query, without which the file could not be closed.
      work.return(undefined as never)
      signal.throwIfAborted()
    }
  }
}

/** Hashes an entity whole, or of one that was kept only what changed, and adds up order lines likewise. */
async function hashed(
  staging: Staging,
  entity: Entity,
  signal: AbortSignal | undefined,
): Promise<EntityHash> {
  const isSummarised = entity.name === summarisedEntity
  if (staging.kept.has(entity.name)) {
    const last = staging.last?.hashes.get(entity.name)
    if (last && areUntouched(staging, [entity.name])) return last
    if (isSummarised) await inTurns(summariseTouched(staging, entity), signal)
    return inTurns(rehashEntity(staging, entity), signal)
  }
  const hashing = staging.hashing.get(entity.name)
  const made = hashing && (await inTurns(hashing.finish(), signal))
  if (made) return made
  const orders = isSummarised ? summarising(entity) : undefined
  // Nothing can be written while rows are read.
  const blocks: Block[] = []
  const keep = (block: Block) => void blocks.push(block)
  const found = await inTurns(hashByBlocks(staging.open, entity, orders?.seen, keep), signal)
  keepBlocks(staging, entity, blocks)
  if (orders) await inTurns(orders.write(staging), signal)
  return found
}

async function stampEntities(staging: Staging, signal?: AbortSignal): Promise<EntityStamp[]> {
  const stamps: EntityStamp[] = []
  const rejections = new Map(
    staging.open.database
      .prepare<[], [string, number]>('SELECT entity, count(*) FROM rejected_row GROUP BY entity')
      .raw()
      .all() as unknown as [string, number][],
  )
  for (const entity of inOrder(new Set(staging.sources.keys()))) {
    const source = staging.sources.get(entity.name)!
    const { rows, hash } = await hashed(staging, entity, signal)
    const read = staging.read.get(entity.name) ?? []
    const stamp = {
      ...source,
      rows,
      rejected: rejections.get(entity.name) ?? 0,
      hash,
      sources: read.map(asStamp),
    }
    stage(
      staging,
      `INSERT INTO entity_stamp (entity, connection, place, as_of, "rows", rejected, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [stamp.entity, stamp.connection, stamp.place, stamp.asOf, rows, stamp.rejected, hash],
    )
    for (const [ordinal, { mark, settings, lastRow, ...of }] of read.entries())
      stage(
        staging,
        `INSERT INTO entity_source
           (entity, ordinal, connection, place, as_of, reading, changed, mark, settings, last_row)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          entity.name,
          ordinal,
          of.connection,
          of.place,
          of.asOf,
          of.reading,
          of.changed,
          mark,
          settings,
          lastRow,
        ],
      )
    stamps.push(stamp)
  }
  return stamps
}

function writeInfo(staging: Staging, info: Record<string, string | null>): void {
  for (const [key, value] of Object.entries(info)) {
    if (value === null) continue
    stage(staging, 'INSERT INTO snapshot_info (key, value) VALUES (?, ?)', [key, value])
  }
}

async function syncFile(file: string): Promise<void> {
  const handle = await openHandle(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Seals the staging; afterwards the file is complete, durable, read-only and named `<id>.sqlite`. Answers what the
 * index keeps of it. Throws DISK_FULL, or the signal's reason; the staging is then for the caller to discard.
 */
export async function sealSnapshot(
  staging: Staging,
  options: SealOptions,
): Promise<IndexedSnapshot> {
  const { open, folder, id } = staging
  try {
    const entities = await stampEntities(staging, options.signal)
    if (staging.last) recountFindings(staging)
    const { readingEnded } = staging
    const hash = hashSnapshot(options.asOf, entities)
    const { asOf, sealedAt, company } = options
    writeInfo(staging, {
      snapshot: id,
      format: String(snapshotVersion),
      asOf,
      sealedAt,
      company,
      hash,
      findings_read: readingEnded && String(readingEnded.findings),
      rejected_read: readingEnded && String(readingEnded.rejected),
    })
    open.database.exec('COMMIT')
    open.database.pragma('journal_mode = DELETE')
    open.statements.clear()
    open.database.close()
    const [fileHash] = await Promise.all([hashFile(open.file), syncFile(open.file)])
    options.signal?.throwIfAborted()
    const final = snapshotFile(folder, id)
    chmodSync(open.file, 0o444)
    const seconds = options.seconds()
    renameSync(open.file, final)
    syncFolder(dirname(final))
    const { errors, warnings } = staging
    const snapshot: Snapshot = {
      snapshot: id,
      asOf,
      sealedAt,
      hash,
      seconds,
      errors,
      warnings,
      entities,
    }
    return { ...snapshot, file: basename(final), fileHash }
  } catch (error) {
    throw inOurWords(error, 'snapshot', open.file)
  }
}
