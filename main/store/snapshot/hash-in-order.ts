/** Hashes rows while they are inserted, as long as they come in the order of their keys: then nobody need read them again. */
import { createHash } from 'node:crypto'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { SqlValue } from '../open-file'
import { addBlock, type EntityHash } from './content-hash'
import { compareKeys } from './key-order'
import { summarising } from './order-summaries'
import { blocksAtOnce, keepBlocks } from './rehash-entity'
import { type Block, BlockCutter } from './row-blocks'
import { blockTable, quoted } from './snapshot-schema'
import { type Staging, stage } from './staging'
import { summarisedEntity } from './touched-rows'

export class HashInOrder {
  readonly #staging: Staging
  readonly #entity: Entity
  readonly #keyAt: readonly number[]
  /** Null once it was given up, like the sums. */
  #cutter: BlockCutter | null
  readonly #hash = createHash('sha256')
  #orders: ReturnType<typeof summarising> | null
  #last: readonly SqlValue[] | null = null
  #rows = 0
  /** Not yet written. */
  #blocks: Block[] = []

  constructor(staging: Staging, entity: Entity) {
    this.#staging = staging
    this.#entity = entity
    this.#keyAt = entity.key.map((name) => entity.fields.findIndex((f) => f.name === name))
    this.#cutter = new BlockCutter(this.#keyAt)
    this.#orders = entity.name === summarisedEntity ? summarising(entity) : null
  }

  /** Takes a row that has gone in, its values as the file has them: in declared order, without where it came from. */
  take(row: readonly SqlValue[]): void {
    if (!this.#cutter) return
    if (this.#last && compareKeys(this.#last, row, this.#keyAt) >= 0) {
      this.giveUp()
      return
    }
    this.#last = row
    this.#rows += 1
    const values = row as readonly (string | number | null)[]
    this.#orders?.seen(values)
    const block = this.#cutter.take(values)
    if (!block) return
    addBlock(this.#hash, block)
    this.#blocks.push(block)
    if (this.#blocks.length === blocksAtOnce) this.#keep()
  }

  /** Rows came out of order, or some that were taken are gone: what was made of them is of no use. */
  giveUp(): void {
    if (!this.#cutter) return
    this.#cutter = null
    this.#orders = null
    this.#last = null
    this.#blocks = []
    stage(this.#staging, `DELETE FROM ${blockTable(this.#entity)}`, [])
  }

  /** What the rows name in this field, each once; null where that is not known without reading them. */
  codesOf(field: string): ReadonlySet<string> | null {
    const isKept = field === 'item' || field === 'customer'
    return isKept ? (this.#orders?.codes(field) ?? null) : null
  }

  /** Hash and number of the rows, once all are in, with their sums written; null where it was given up. Yields now and then. */
  *finish(): Generator<void, EntityHash | null> {
    if (!this.#cutter) return null
    const rest = this.#cutter.rest()
    if (rest) addBlock(this.#hash, rest)
    this.#keep()
    if (this.#orders) yield* this.#orders.write(this.#staging)
    return { hash: this.#hash.digest('hex'), rows: this.#rows }
  }

  #keep(): void {
    keepBlocks(this.#staging, this.#entity, this.#blocks)
    this.#blocks = []
  }
}

/** The hashing of an entity that is read whole, begun before its first row; undefined where rows were there before. */
export function hashingOf(staging: Staging, entity: Entity): HashInOrder | undefined {
  const { hashing, kept, open } = staging
  const begun = hashing.get(entity.name)
  if (begun || kept.has(entity.name)) return begun
  const first = open.database.prepare(`SELECT 1 FROM ${quoted(entity.name)} LIMIT 1`)
  if (first.get() !== undefined) return undefined
  const made = new HashInOrder(staging, entity)
  hashing.set(entity.name, made)
  return made
}
