/** Two sealed snapshots side by side: which rows differ, found by SQLite itself. */
import {
  type CanonicalRow,
  type CanonicalValue,
  entityNamed,
} from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { behind, closeConnection, type ReadConnection } from '../open-file'
import { guarded, inOurWords } from '../sqlite-errors'
import { openSnapshot } from './open-snapshot'
import { readStamps } from './read-records'
import { snapshotFile } from './snapshot-files'
import { quoted } from './snapshot-schema'

/** A row that differs; `before` is null for a new one, `after` for one that is gone. */
export interface RowChange {
  readonly before: CanonicalRow | null
  readonly after: CanonicalRow | null
}

export interface SnapshotPair {
  /** Entities with rows in either snapshot whose rows are not known to be equal, in no order. */
  readonly differing: ReadonlySet<string>
  /** How many rows an entity has in either. */
  rows(entity: string): { readonly before: number; readonly after: number }
  /**
   * Rows that differ, those of the later snapshot first, in key order. Fields that only one of the files has say
   * nothing, since they were not known yet when the other was sealed. Throws SNAPSHOT_DAMAGED.
   */
  changes(entity: string): IterableIterator<RowChange>
  close(): void
}

type Side = 'main' | 'earlier'

/** Opens both for reading alone. Throws SNAPSHOT_MISSING, SNAPSHOT_DAMAGED. Close it. */
export function openSnapshotPair(folder: string, before: string, after: string): SnapshotPair {
  const earlier = openSnapshot(folder, before)
  const stampsBefore = new Map(readStamps(earlier).map((stamp) => [stamp.entity, stamp]))
  closeConnection(earlier)
  const db: ReadConnection = openSnapshot(folder, after)
  const stampsAfter = new Map(readStamps(db).map((stamp) => [stamp.entity, stamp]))
  const open = behind(db)
  const attached = before === after ? 'main' : 'earlier'
  guarded('snapshot', open.file, () => {
    if (attached === 'earlier')
      open.database.prepare('ATTACH DATABASE ? AS earlier').run(snapshotFile(folder, before))
  })

  const presentIn = (entity: string, side: Side): ReadonlySet<string> =>
    new Set(
      open.database
        .prepare('SELECT name FROM pragma_table_info(?, ?)')
        .pluck()
        .all(entity, side) as string[],
    )

  function* read(sql: string, entity: Entity, of: 'both' | 'before'): IterableIterator<RowChange> {
    const { fields, key } = entity
    const keyAt = fields.findIndex(({ name }) => name === key[0])
    const row = (values: readonly CanonicalValue[], from: number): CanonicalRow | null => {
      if (values[from + keyAt] === null) return null
      const made: CanonicalRow = {}
      fields.forEach(({ name, kind }, at) => {
        const value = values[from + at]!
        made[name] = kind === 'boolean' && value !== null ? value === 1 : value
      })
      return made
    }
    try {
      const rows = open.database.prepare(sql).raw().iterate() as IterableIterator<CanonicalValue[]>
      for (const values of rows)
        yield of === 'both'
          ? { after: row(values, 0), before: row(values, fields.length) }
          : { after: null, before: row(values, 0) }
    } catch (error) {
      throw inOurWords(error, 'snapshot', open.file)
    }
  }

  function* changes(name: string): IterableIterator<RowChange> {
    const entity = entityNamed(name)
    if (!entity) throw new RangeError(`not an entity of the data standard: ${name}`)
    if (attached === 'main') return
    const [was, is] = [presentIn(name, 'earlier'), presentIn(name, 'main')]
    const table = quoted(name)
    const columns = (of: string, present: ReadonlySet<string>): string =>
      entity.fields
        .map((field) => (present.has(field.name) ? `${of}.${quoted(field.name)}` : 'NULL'))
        .join(', ')
    const order = (of: string): string => entity.key.map((k) => `${of}.${quoted(k)}`).join(', ')
    if (was.size === 0 || is.size === 0) {
      const side = is.size === 0 ? 'earlier' : 'main'
      if (was.size === is.size) return
      const present = is.size === 0 ? was : is
      const nulls = entity.fields.map(() => 'NULL').join(', ')
      const values = is.size === 0 ? columns('r', present) : `${columns('r', present)}, ${nulls}`
      yield* read(
        `SELECT ${values} FROM ${side}.${table} AS r ORDER BY ${order('r')}`,
        entity,
        is.size === 0 ? 'before' : 'both',
      )
      return
    }
    const sameKey = entity.key.map((k) => `n.${quoted(k)} = o.${quoted(k)}`).join(' AND ')
    const differs = entity.fields
      .filter((field) => was.has(field.name) && is.has(field.name))
      .filter((field) => !entity.key.includes(field.name))
      .map((field) => `n.${quoted(field.name)} IS NOT o.${quoted(field.name)}`)
    const firstKey = quoted(entity.key[0]!)
    yield* read(
      `SELECT ${columns('n', is)}, ${columns('o', was)} FROM main.${table} AS n
       LEFT JOIN earlier.${table} AS o ON ${sameKey}
       WHERE ${[`o.${firstKey} IS NULL`, ...differs].join(' OR ')} ORDER BY ${order('n')}`,
      entity,
      'both',
    )
    yield* read(
      `SELECT ${columns('o', was)} FROM earlier.${table} AS o
       WHERE NOT EXISTS (SELECT 1 FROM main.${table} AS n WHERE ${sameKey}) ORDER BY ${order('o')}`,
      entity,
      'before',
    )
  }

  const names = new Set([...stampsBefore.keys(), ...stampsAfter.keys()])
  return {
    differing: new Set(
      [...names].filter((name) => stampsBefore.get(name)?.hash !== stampsAfter.get(name)?.hash),
    ),
    rows: (entity) => ({
      before: stampsBefore.get(entity)?.rows ?? 0,
      after: stampsAfter.get(entity)?.rows ?? 0,
    }),
    changes,
    close: () => closeConnection(db),
  }
}
