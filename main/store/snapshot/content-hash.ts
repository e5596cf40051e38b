/** What a snapshot's contents hash to: the same rows give the same hash, wherever and in whatever order they came from. */

import { createHash, type Hash } from 'node:crypto'
import { type CanonicalValue, canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { canonicalJson, sha256 } from '../canonical-json'
import type { OpenFile } from '../open-file'
import { presentFields } from './present-fields'
import { type Block, BlockCutter, earlierRows } from './row-blocks'
import { keyColumns, quoted } from './snapshot-schema'

/** Rows hashed between two yields: a few milliseconds of work. */
const rowsATurn = 4096

export interface EntityHash {
  readonly hash: string
  readonly rows: number
}

/** The fields of the entity that the file has, in declared order, as columns and where the key's parts stand among them. */
export function hashedColumns(
  open: OpenFile,
  entity: Entity,
): { columns: string; keyAt: number[] } {
  const present = presentFields(open, entity)
  const names = entity.fields.map(({ name }) => name).filter((name) => present.has(name))
  return {
    columns: names.map(quoted).join(', '),
    keyAt: entity.key.map((name) => names.indexOf(name)),
  }
}

/** The first format with blocks as they are cut today. */
const cutAnewSince = 9

/** Cuts rows as those of the file were cut. */
function cutterOf(open: OpenFile, keyAt: readonly number[]): BlockCutter {
  const version = open.database.pragma('user_version', { simple: true }) as number
  return version < cutAnewSince ? new BlockCutter(keyAt, earlierRows) : new BlockCutter(keyAt)
}

/** Adds the hash of a block to its entity's. */
export const addBlock = (hash: Hash, block: Pick<Block, 'hash'>): Hash => hash.update(block.hash)

/**
 * Hash of an entity's rows over the hashes of their blocks, where they came from left out, and how many rows. Yields
 * now and then. `seen` is shown each row: the values of the fields the file has, in declared order; `kept` each block
 * but a last one that no key ended.
 */
export function* hashByBlocks(
  open: OpenFile,
  entity: Entity,
  seen?: (row: readonly CanonicalValue[]) => void,
  kept?: (block: Block) => void,
): Generator<void, EntityHash> {
  const { columns, keyAt } = hashedColumns(open, entity)
  const query = `SELECT ${columns} FROM ${quoted(entity.name)} ORDER BY ${keyColumns(entity)}`
  const cutter = cutterOf(open, keyAt)
  const hash = createHash('sha256')
  let rows = 0
  for (const row of open.database.prepare(query).raw().iterate() as Iterable<CanonicalValue[]>) {
    seen?.(row)
    const block = cutter.take(row)
    if (block) {
      addBlock(hash, block)
      kept?.(block)
    }
    rows += 1
    if (rows % rowsATurn === 0) yield
  }
  const rest = cutter.rest()
  if (rest) addBlock(hash, rest)
  return { hash: hash.digest('hex'), rows }
}

/** The same as snapshots before format 7 have it: one hash over all rows in key order. Yields now and then. */
export function* hashEntity(open: OpenFile, entity: Entity): Generator<void, EntityHash> {
  const { columns } = hashedColumns(open, entity)
  const hash = createHash('sha256')
  let rows = 0
  let part = ''
  const query = `SELECT ${columns} FROM ${quoted(entity.name)} ORDER BY ${keyColumns(entity)}`
  for (const row of open.database.prepare(query).raw().iterate()) {
    part += `${JSON.stringify(row)}\n`
    rows += 1
    if (rows % rowsATurn === 0) {
      hash.update(part)
      part = ''
      yield
    }
  }
  return { hash: hash.update(part).digest('hex'), rows }
}

/** Hash of the whole snapshot from those of its entities. */
export const hashSnapshot = (
  asOf: string,
  entities: readonly { readonly entity: string; readonly rows: number; readonly hash: string }[],
): string =>
  sha256(
    canonicalJson({
      asOf,
      entities: entities.map(({ entity, rows, hash }) => [entity, rows, hash]),
    }),
  )

/** Canonical entities of these names, in the order of the data standard. */
export const inOrder = (names: ReadonlySet<string>): Entity[] =>
  canonicalEntities.filter((e) => names.has(e.name))
