/** Settings and window memory: small values by key, as JSON. */
import { z } from 'zod'
import { fromJson } from '../json-column'
import type { ReadConnection, WriteConnection } from '../open-file'
import { one, run } from '../run-statements'

type Table = 'setting' | 'memory'

function read(db: ReadConnection, table: Table, key: string): unknown {
  const found = one<{ value: string }>(db, `SELECT value FROM ${table} WHERE key = ?`, key)
  return found ? fromJson(db, `${table}.value`, z.unknown(), found.value) : undefined
}

function write(db: WriteConnection, table: Table, key: string, value: unknown): void {
  if (value === undefined || value === null) {
    run(db, `DELETE FROM ${table} WHERE key = ?`, key)
    return
  }
  run(
    db,
    `INSERT INTO ${table} (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    key,
    JSON.stringify(value),
  )
}

/** The setting's value, or undefined where it was never set. */
export const getSetting = (db: ReadConnection, key: string): unknown => read(db, 'setting', key)

/** Keeps a JSON value; null or undefined forgets it. */
export const setSetting = (db: WriteConnection, key: string, value: unknown): void =>
  write(db, 'setting', key, value)

/** What a window remembered, or undefined. */
export const getMemory = (db: ReadConnection, key: string): unknown => read(db, 'memory', key)

/** Remembers a JSON value for a window; null or undefined forgets it. */
export const setMemory = (db: WriteConnection, key: string, value: unknown): void =>
  write(db, 'memory', key, value)
