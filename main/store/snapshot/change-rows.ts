/** Changes of a kept entity: gathered first, then done at once, so that only what changed is touched. */
import type { CanonicalRow, CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { type SqlValue, statement } from '../open-file'
import { insertedValues, insertion, type StagedRow } from './insert-rows'
import { keyColumns, quoted } from './snapshot-schema'
import { recountFindings, rejectRow, type Staging, stage } from './staging'
import { keyTable, touchFrom, touchLines } from './touched-rows'

const incoming = 'temp.incoming'
const gone = 'temp.gone'
const present = 'temp.present'

/** Rows an INSERT carries. */
const rowsAtOnce = 16

/** Keys as rows of `rejected_row` name them. */
export const keyText = (entity: Entity, values: CanonicalRow): string =>
  JSON.stringify(entity.key.map((name) => values[name] ?? null))

const keyValues = (entity: Entity, values: CanonicalRow): SqlValue[] =>
  entity.key.map((name) => values[name] as SqlValue)

/** Whether rows of the entity were put aside that no key tells apart: one that comes again could not be found. */
export const hasUnknownRows = ({ open }: Staging, entity: string): boolean =>
  statement(
    open,
    `SELECT 1 FROM rejected_row WHERE entity = ? AND "key" IS NULL
     UNION ALL SELECT 1 FROM finding WHERE entity = ? AND kind = 'column_missing' LIMIT 1`,
  ).get(entity, entity) !== undefined

/** What came of an entity's changes. */
export type ChangesDone =
  | { readonly done: true; readonly changed: number }
  /** The keys do not fit what is known: the entity is to be read whole. */
  | { readonly done: false }

export class ChangedRows {
  readonly #staging: Staging
  readonly #entity: Entity
  /** Keys of rows among the changes that were put aside, with the row of their finding. */
  readonly #refused = new Map<string, number>()
  #keysRepeated = false
  #comparing = false
  #begun = false
  /** Whether any key was said to be gone. */
  #removing = false

  /** Begins with no changes. The entity must be kept (`keepEntity`). */
  constructor(staging: Staging, entity: Entity) {
    this.#staging = staging
    this.#entity = entity
  }

  /** Of most entities nothing changes, and tables would be made for nothing. */
  #begin(): void {
    if (this.#begun) return
    this.#begun = true
    const tables = [incoming, gone, present]
    const columns = this.#entity.fields.map((f) => quoted(f.name)).join(', ')
    this.#staging.open.database.exec(
      [
        ...tables.map((table) => `DROP TABLE IF EXISTS ${table};`),
        `CREATE TABLE ${incoming} (${columns}, source_row, PRIMARY KEY (${keyColumns(this.#entity)})) WITHOUT ROWID;`,
        ...[gone, present].map((table) => keyTable(table, this.#entity)),
      ].join('\n'),
    )
  }

  /** Checked rows, new or changed; the last of a key holds. */
  put(rows: readonly StagedRow[]): void {
    if (rows.length > 0) this.#begin()
    if (this.#removing) for (const row of rows) this.#forget(row.values, gone)
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const part = rows.slice(start, start + rowsAtOnce)
      const sql = insertion(this.#entity, part.length, incoming, 0, 'INSERT OR REPLACE')
      const values = part.flatMap((row) => insertedValues(this.#entity, row))
      stage(this.#staging, sql, values)
    }
  }

  /** A row that cannot be planned on: what was there under its key goes, the row is kept aside. */
  refuse(row: number, raw: Readonly<Record<string, CanonicalValue>>, key: CanonicalRow): void {
    this.remove(key)
    const text = keyText(this.#entity, key)
    rejectRow(this.#staging, this.#entity.name, row, raw, text)
    this.#refused.set(text, row)
  }

  /** A row that is gone, by its checked key. */
  remove(key: CanonicalRow): void {
    this.#begin()
    this.#removing = true
    this.#forget(key, incoming)
    this.#insertKey(gone, key)
  }

  /** Keys that are there now, checked; every one has to be given once any is. */
  compare(keys: readonly CanonicalRow[]): void {
    this.#begin()
    this.#comparing = true
    for (const key of keys) if (this.#insertKey(present, key) === 0) this.#keysRepeated = true
  }

  /** Does the changes; where no key was compared, nothing but what was named is gone. */
  finish(): ChangesDone {
    const { last, kept } = this.#staging
    if (!last || !kept.has(this.#entity.name)) throw new RangeError('the entity is not kept')
    if (!this.#begun) return { done: true, changed: 0 }
    if (this.#keysRepeated) return { done: false }
    if (this.#comparing) this.#findGone()
    const keys = keyColumns(this.#entity)
    touchFrom(this.#staging, this.#entity, this.#tColumn, this.#own(gone), [])
    touchLines(this.#staging, this.#entity, this.#tColumn, this.#own(incoming), [])
    const changed = this.#forgetFindings()
    stage(
      this.#staging,
      `DELETE FROM ${this.#table} WHERE (${keys}) IN (SELECT ${keys} FROM ${gone})`,
      [],
    )
    const columns = [...this.#entity.fields.map((f) => quoted(f.name)), 'source_row'].join(', ')
    stage(
      this.#staging,
      `INSERT OR REPLACE INTO ${this.#table} (${columns}) SELECT ${columns} FROM ${incoming}`,
      [],
    )
    touchFrom(this.#staging, this.#entity, quoted, incoming, [])
    recountFindings(this.#staging)
    if (this.#comparing && this.#unknownKeys()) return { done: false }
    return { done: true, changed }
  }

  get #table(): string {
    return quoted(this.#entity.name)
  }

  readonly #tColumn = (field: string): string => `t.${quoted(field)}`

  /** Rows of the entity with a key of another table. */
  #own(table: string): string {
    const keys = keyColumns(this.#entity)
    const own = this.#entity.key.map(this.#tColumn).join(', ')
    return `${this.#table} AS t WHERE (${own}) IN (SELECT ${keys} FROM ${table})`
  }

  #insertKey(table: string, key: CanonicalRow): number {
    const marks = this.#entity.key.map(() => '?').join(', ')
    return stage(
      this.#staging,
      `INSERT OR IGNORE INTO ${table} VALUES (${marks})`,
      keyValues(this.#entity, key),
    )
  }

  /** A key that comes again holds as it came last. */
  #forget(key: CanonicalRow, table: string): void {
    const where = this.#entity.key.map((name) => `${quoted(name)} = ?`).join(' AND ')
    stage(this.#staging, `DELETE FROM ${table} WHERE ${where}`, keyValues(this.#entity, key))
    if (this.#refused.size === 0) return
    const text = keyText(this.#entity, key)
    const row = this.#refused.get(text)
    if (row === undefined) return
    this.#refused.delete(text)
    for (const from of ['finding', 'rejected_row'])
      stage(this.#staging, `DELETE FROM ${from} WHERE entity = ? AND "row" = ?`, [
        this.#entity.name,
        row,
      ])
  }

  /** What is neither there now nor among the changes is gone. */
  #findGone(): void {
    const own = this.#entity.key.map(this.#tColumn).join(', ')
    const same = (of: (field: string, at: number) => string) =>
      this.#entity.key.map((name, at) => `p.${quoted(name)} = ${of(name, at)}`).join(' AND ')
    stage(
      this.#staging,
      `INSERT OR IGNORE INTO ${gone} SELECT ${own} FROM ${this.#table} AS t
       WHERE NOT EXISTS (SELECT 1 FROM ${present} AS p WHERE ${same(this.#tColumn)})`,
      [],
    )
    const part = (at: number) => `json_extract(r."key", '$[${at}]')`
    stage(
      this.#staging,
      `INSERT OR IGNORE INTO ${gone} SELECT ${this.#entity.key.map((_, at) => part(at)).join(', ')}
       FROM rejected_row AS r WHERE r.entity = ? AND r."key" IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM ${present} AS p WHERE ${same((_, at) => part(at))})`,
      [this.#entity.name],
    )
    // A row that came and went while its keys were read.
    stage(
      this.#staging,
      `DELETE FROM ${incoming} AS t WHERE NOT EXISTS (SELECT 1 FROM ${present} AS p WHERE ${same(this.#tColumn)})`,
      [],
    )
  }

  /** Takes back what was found in rows that changed or are gone; answers how many of them there are. */
  #forgetFindings(): number {
    const { last, open } = this.#staging
    const { name, key } = this.#entity
    const rejectedKey = key.map((_, at) => `json_extract(r."key", '$[${at}]')`).join(', ')
    const rejected = (table: string) =>
      `rejected_row AS r WHERE r.entity = ? AND r."row" <= ? AND r."key" IS NOT NULL
       AND (${rejectedKey}) IN (SELECT ${keyColumns(this.#entity)} FROM ${table})`
    // What the changes themselves brought has higher numbers.
    const bounds = [name, last?.read.get(name)?.[0]?.lastRow ?? 0]
    let changed = 0
    for (const table of [incoming, gone]) {
      changed += open.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
      for (const [rows, values] of [
        [`SELECT t.source_row FROM ${this.#own(table)}`, []],
        [`SELECT r."row" FROM ${rejected(table)}`, bounds],
      ] as const)
        stage(
          this.#staging,
          `DELETE FROM finding WHERE entity = ? AND ordinal <= ? AND "row" IN (${rows})`,
          [name, last?.ended.findings ?? 0, ...values],
        )
      stage(
        this.#staging,
        `DELETE FROM rejected_row WHERE ordinal IN (SELECT r.ordinal FROM ${rejected(table)})`,
        bounds,
      )
    }
    return changed
  }

  /** A key that nothing accounts for: a change that was not told. */
  #unknownKeys(): boolean {
    const same = (of: (field: string, at: number) => string) =>
      this.#entity.key.map((name, at) => `${of(name, at)} = p.${quoted(name)}`).join(' AND ')
    const part = (_: string, at: number) => `json_extract(r."key", '$[${at}]')`
    const unknown = `SELECT 1 FROM ${present} AS p
      WHERE NOT EXISTS (SELECT 1 FROM ${this.#table} AS t WHERE ${same(this.#tColumn)})
      AND NOT EXISTS (SELECT 1 FROM rejected_row AS r WHERE r.entity = ? AND r."key" IS NOT NULL AND ${same(part)}) LIMIT 1`
    return this.#staging.open.database.prepare(unknown).get(this.#entity.name) !== undefined
  }
}
