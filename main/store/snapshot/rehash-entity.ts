/** The hash of a kept entity: the blocks of rows that changed are made again, the others are taken as they are. */
import { createHash } from 'node:crypto'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { SqlValue } from '../open-file'
import { addBlock, type EntityHash, hashedColumns } from './content-hash'
import { type Block, BlockCutter } from './row-blocks'
import { blockTable, keyColumns, quoted } from './snapshot-schema'
import { type Staging, stage } from './staging'
import { touchedTable } from './touched-rows'

/** Blocks made between two yields. */
const blocksATurn = 128

type Key = readonly CanonicalValue[]

/** Writes a block of the entity. */
export function keepBlock(staging: Staging, entity: Entity, { end, rows, hash }: Block): void {
  const marks = entity.key.map(() => '?').join(', ')
  stage(
    staging,
    `INSERT INTO ${blockTable(entity)} (${keyColumns(entity)}, "rows", hash) VALUES (${marks}, ?, ?)`,
    [...(end as SqlValue[]), rows, hash],
  )
}

class BlockTable {
  readonly #staging: Staging
  readonly #entity: Entity
  readonly #columns: string
  readonly #keyAt: number[]

  constructor(staging: Staging, entity: Entity) {
    this.#staging = staging
    this.#entity = entity
    const { columns, keyAt } = hashedColumns(staging.open, entity)
    this.#columns = columns
    this.#keyAt = keyAt
  }

  /** Ends of the blocks that rows that changed lie in, in order. */
  touched(): Key[] {
    const ends: Key[] = []
    const order = keyColumns(this.#entity)
    const keys = this.#all(`SELECT ${order} FROM ${touchedTable(this.#entity)} ORDER BY ${order}`)
    let last = ''
    for (const key of keys) {
      const end = this.#nextEnd('>=', key)
      if (!end || JSON.stringify(end) === last) continue
      last = JSON.stringify(end)
      ends.push(end)
    }
    return ends
  }

  /** Makes the block that ended here again: one, several, or one with its neighbour where its last row is gone. */
  renew(end: Key): void {
    const { database } = this.#staging.open
    if (!database.prepare(`SELECT 1 FROM ${this.#table} WHERE ${this.#is('=')}`).get(...end)) return
    const cutter = new BlockCutter(this.#keyAt)
    let low = this.#before(end)
    for (let high: Key | undefined = end; high; high = this.#nextEnd('>', high)) {
      stage(this.#staging, `DELETE FROM ${this.#table} WHERE ${this.#is('=')}`, high as SqlValue[])
      for (const row of this.#rows(low, high)) {
        const block = cutter.take(row)
        if (block) keepBlock(this.#staging, this.#entity, block)
      }
      // Without its last row, what is left of a block belongs to the next one; nothing left is no block.
      if (!cutter.isOpen) return
      low = high
    }
  }

  hash(): EntityHash {
    const hash = createHash('sha256')
    let rows = 0
    const order = keyColumns(this.#entity)
    const blocks = this.#staging.open.database
      .prepare(`SELECT "rows", hash FROM ${this.#table} ORDER BY ${order}`)
      .raw()
      .iterate() as Iterable<[number, Buffer]>
    for (const [count, of] of blocks) {
      addBlock(hash, { hash: of })
      rows += count
    }
    const cutter = new BlockCutter(this.#keyAt)
    // A row that came after the last block may end one of its own.
    const made = this.#rows(this.#before(null), null).flatMap((row) => cutter.take(row) ?? [])
    for (const block of made) {
      keepBlock(this.#staging, this.#entity, block)
      addBlock(hash, block)
      rows += block.rows
    }
    const rest = cutter.rest()
    if (rest) addBlock(hash, rest)
    return { hash: hash.digest('hex'), rows: rows + (rest?.rows ?? 0) }
  }

  get #table(): string {
    return blockTable(this.#entity)
  }

  #is(sign: '=' | '<' | '>' | '>=' | '<='): string {
    return `(${keyColumns(this.#entity)}) ${sign} (${this.#entity.key.map(() => '?').join(', ')})`
  }

  #all(sql: string, ...values: Key): Key[] {
    return this.#staging.open.database
      .prepare(sql)
      .raw()
      .all(...values) as Key[]
  }

  #nextEnd(sign: '>' | '>=', key: Key): Key | undefined {
    const order = keyColumns(this.#entity)
    const sql = `SELECT ${order} FROM ${this.#table} WHERE ${this.#is(sign)} ORDER BY ${order} LIMIT 1`
    return this.#kept(sql)
      .raw()
      .get(...key) as Key | undefined
  }

  /** End of the last block before this key, or of all. */
  #before(key: Key | null): Key | undefined {
    const where = key ? `WHERE ${this.#is('<')}` : ''
    const order = this.#entity.key.map((name) => `${quoted(name)} DESC`).join(', ')
    const sql = `SELECT ${keyColumns(this.#entity)} FROM ${this.#table} ${where} ORDER BY ${order} LIMIT 1`
    return this.#kept(sql)
      .raw()
      .get(...(key ?? [])) as Key | undefined
  }

  #rows(after: Key | undefined, to: Key | null): Key[] {
    const conditions = [...(after ? [this.#is('>')] : []), ...(to ? [this.#is('<=')] : [])]
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
    const sql = `SELECT ${this.#columns} FROM ${quoted(this.#entity.name)} ${where} ORDER BY ${keyColumns(this.#entity)}`
    return this.#kept(sql)
      .raw()
      .all(...(after ?? []), ...(to ?? [])) as Key[]
  }

  readonly #statements = new Map<string, ReturnType<Staging['open']['database']['prepare']>>()

  #kept(sql: string): ReturnType<Staging['open']['database']['prepare']> {
    let found = this.#statements.get(sql)
    if (!found) {
      found = this.#staging.open.database.prepare(sql)
      this.#statements.set(sql, found)
    }
    return found
  }
}

/** Hash and number of the rows, as hashing them all would give; the blocks are brought up to date. Yields now and then. */
export function* rehashEntity(staging: Staging, entity: Entity): Generator<void, EntityHash> {
  const table = new BlockTable(staging, entity)
  let made = 0
  for (const end of table.touched()) {
    table.renew(end)
    made += 1
    if (made % blocksATurn === 0) yield
  }
  return table.hash()
}
