/** The hash of a kept entity: the blocks of rows that changed are made again, the others are taken as they are. */
import { createHash } from 'node:crypto'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { SqlValue, Statement } from '../open-file'
import { addBlock, type EntityHash, hashedColumns } from './content-hash'
import { type Block, BlockCutter } from './row-blocks'
import { blockTable, keyColumns, quoted } from './snapshot-schema'
import { type Staging, stage } from './staging'
import { touchedTable } from './touched-rows'

/** Blocks made between two yields. */
const blocksATurn = 128

type Key = readonly SqlValue[]

/** Blocks an INSERT carries. */
export const blocksAtOnce = 16

interface Insertions {
  readonly one: string
  readonly many: string
}

const insertions = new WeakMap<Entity, Insertions>()

function blockInsertions(entity: Entity): Insertions {
  const tuple = `(${entity.key.map(() => '?').join(', ')}, ?, ?)`
  const text = (blocks: number) =>
    `INSERT INTO ${blockTable(entity)} (${keyColumns(entity)}, "rows", hash) VALUES ${Array(blocks).fill(tuple).join(', ')}`
  const made = { one: text(1), many: text(blocksAtOnce) }
  insertions.set(entity, made)
  return made
}

/** Writes blocks of the entity. */
export function keepBlocks(staging: Staging, entity: Entity, blocks: readonly Block[]): void {
  const { one, many } = insertions.get(entity) ?? blockInsertions(entity)
  for (let start = 0; start < blocks.length; ) {
    const isPart = start + blocksAtOnce <= blocks.length
    const end = isPart ? start + blocksAtOnce : start + 1
    const values: SqlValue[] = []
    for (; start < end; start += 1) {
      const block = blocks[start]!
      for (const part of block.end as readonly SqlValue[]) values.push(part)
      values.push(block.rows, block.hash)
    }
    stage(staging, isPart ? many : one, values)
  }
}

class BlockTable {
  readonly #staging: Staging
  readonly #entity: Entity
  readonly #keyAt: number[]
  /** Statement once: each is asked for every block that changed. */
  readonly #endAt: Statement
  readonly #endAfter: Statement
  readonly #endBefore: Statement
  readonly #between: Statement
  readonly #upTo: Statement
  readonly #columns: string
  readonly #delete: string

  constructor(staging: Staging, entity: Entity) {
    this.#staging = staging
    this.#entity = entity
    const { columns, keyAt } = hashedColumns(staging.open, entity)
    this.#columns = columns
    this.#keyAt = keyAt
    const table = blockTable(entity)
    const rows = quoted(entity.name)
    const key = keyColumns(entity)
    const down = entity.key.map((name) => `${quoted(name)} DESC`).join(', ')
    const is = (sign: '=' | '<' | '>' | '>=' | '<='): string =>
      `(${key}) ${sign} (${entity.key.map(() => '?').join(', ')})`
    const raw = (sql: string): Statement =>
      staging.open.database.prepare<SqlValue[], unknown>(sql).raw()
    this.#endAt = raw(`SELECT ${key} FROM ${table} WHERE ${is('>=')} ORDER BY ${key} LIMIT 1`)
    this.#endAfter = raw(`SELECT ${key} FROM ${table} WHERE ${is('>')} ORDER BY ${key} LIMIT 1`)
    this.#endBefore = raw(`SELECT ${key} FROM ${table} WHERE ${is('<')} ORDER BY ${down} LIMIT 1`)
    this.#between = raw(
      `SELECT ${columns} FROM ${rows} WHERE ${is('>')} AND ${is('<=')} ORDER BY ${key}`,
    )
    this.#upTo = raw(`SELECT ${columns} FROM ${rows} WHERE ${is('<=')} ORDER BY ${key}`)
    this.#delete = `DELETE FROM ${table} WHERE ${is('=')}`
  }

  /** Ends of the blocks that rows that changed lie in, in order. */
  touched(): Key[] {
    const ends: Key[] = []
    const order = keyColumns(this.#entity)
    let last = ''
    for (const key of this.#all(
      `SELECT ${order} FROM ${touchedTable(this.#entity)} ORDER BY ${order}`,
    )) {
      const end = this.#endAt.get(...key) as Key | undefined
      if (!end || JSON.stringify(end) === last) continue
      last = JSON.stringify(end)
      ends.push(end)
    }
    return ends
  }

  /** Makes the block that ended here again: one, several, or one with its neighbour where its last row is gone. */
  renew(end: Key): void {
    const cutter = new BlockCutter(this.#keyAt)
    let low = this.#endBefore.get(...end) as Key | undefined
    let high: Key | undefined = end
    // A block that went into the one before it is no longer there.
    if (stage(this.#staging, this.#delete, end) === 0) return
    while (high) {
      const rows = (low ? this.#between.all(...low, ...high) : this.#upTo.all(...high)) as Key[]
      for (const row of rows) {
        const block = cutter.take(row as CanonicalValue[])
        if (block) keepBlocks(this.#staging, this.#entity, [block])
      }
      // Without its last row, what is left of a block belongs to the next one; nothing left is no block.
      if (!cutter.isOpen) return
      low = high
      high = this.#endAfter.get(...high) as Key | undefined
      if (high) stage(this.#staging, this.#delete, high)
    }
  }

  hash(): EntityHash {
    const hash = createHash('sha256')
    const order = keyColumns(this.#entity)
    const table = blockTable(this.#entity)
    // All of them as one text: a block at a time would take much longer than hashing them.
    const [kept] = this.#all(
      `SELECT coalesce(sum("rows"), 0), coalesce(group_concat(hex(hash), ''), '')
       FROM (SELECT "rows", hash FROM ${table} ORDER BY ${order})`,
    ) as [number, string][]
    let rows = kept![0]
    hash.update(kept![1], 'hex')
    const down = this.#entity.key.map((name) => `${quoted(name)} DESC`).join(', ')
    const [last] = this.#all(`SELECT ${order} FROM ${table} ORDER BY ${down} LIMIT 1`)
    const marks = this.#entity.key.map(() => '?').join(', ')
    const after = last ? `WHERE (${order}) > (${marks})` : ''
    const cutter = new BlockCutter(this.#keyAt)
    // A row that came after the last block may end one of its own.
    const made = this.#all(
      `SELECT ${this.#columns} FROM ${quoted(this.#entity.name)} ${after} ORDER BY ${order}`,
      ...(last ?? []),
    ).flatMap((row) => cutter.take(row as CanonicalValue[]) ?? [])
    for (const block of made) {
      keepBlocks(this.#staging, this.#entity, [block])
      addBlock(hash, block)
      rows += block.rows
    }
    const rest = cutter.rest()
    if (rest) addBlock(hash, rest)
    return { hash: hash.digest('hex'), rows: rows + (rest?.rows ?? 0) }
  }

  #all(sql: string, ...values: Key): Key[] {
    return this.#staging.open.database
      .prepare(sql)
      .raw()
      .all(...values) as Key[]
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
