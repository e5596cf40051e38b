/**
 * Forecasts that were made, by a key that says all they depend on. They can be made again at any time: a file that is
 * damaged, or of another version, is put aside for an empty one, and a row that is not what was written is passed over.
 */
import { hash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { inOurWords } from '../sqlite-errors'

/** Raised whenever the tables take another form. */
const fileVersion = 1

const schema = `
  CREATE TABLE forecast (
    key TEXT PRIMARY KEY,
    expected BLOB NOT NULL,
    expected_hash TEXT NOT NULL,
    whole BLOB NOT NULL,
    whole_hash TEXT NOT NULL,
    used_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE complete (
    mark TEXT PRIMARY KEY,
    used_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${fileVersion};
`

export const forecastFile = (folder: string): string => join(folder, 'forecasts.sqlite')

export interface KeptForecast {
  readonly key: string
  /** The expected values alone. */
  readonly expected: Float64Array
  /** Everything about the forecast, in the caller's own writing. */
  readonly whole: Buffer
}

export interface ForecastReader {
  /** Undefined where nothing good is kept. */
  expected(key: string): Float64Array | undefined
  whole(key: string): Buffer | undefined
  close(): void
}

export interface ForecastStore extends ForecastReader {
  /** Those of the keys that nothing is kept for. */
  missing(keys: readonly string[]): string[]
  put(forecasts: readonly KeptForecast[], now: string): void
  /** Whether everything under a mark is kept, as `complete` was told. */
  isComplete(mark: string): boolean
  /** Notes that all `keys` are kept and in use, and forgets what was not used since `before`. */
  complete(mark: string, keys: readonly string[], now: string, before: string): void
}

const hashOf = (bytes: Buffer): string => hash('sha256', bytes, 'hex').slice(0, 16)
const bytesOf = (values: Float64Array): Buffer =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength)

/** A copy, since SQLite's memory may lie anywhere. */
function valuesOf(bytes: Buffer): Float64Array {
  const copy = new Uint8Array(bytes)
  return new Float64Array(copy.buffer, 0, copy.byteLength / Float64Array.BYTES_PER_ELEMENT)
}

interface Row {
  readonly expected: Buffer
  readonly expected_hash: string
}

interface WholeRow {
  readonly whole: Buffer
  readonly whole_hash: string
}

function readerOf(database: Database.Database): ForecastReader {
  const expected = database.prepare<[string], Row>(
    'SELECT expected, expected_hash FROM forecast WHERE key = ?',
  )
  const whole = database.prepare<[string], WholeRow>(
    'SELECT whole, whole_hash FROM forecast WHERE key = ?',
  )
  /** What cannot be read is as good as never kept. */
  const found = <T>(read: () => T | undefined): T | undefined => {
    try {
      return read()
    } catch (error) {
      if (error instanceof Database.SqliteError) return undefined
      throw error
    }
  }
  return {
    expected: (key) =>
      found(() => {
        const row = expected.get(key)
        return row && hashOf(row.expected) === row.expected_hash
          ? valuesOf(row.expected)
          : undefined
      }),
    whole: (key) =>
      found(() => {
        const row = whole.get(key)
        return row && hashOf(row.whole) === row.whole_hash ? row.whole : undefined
      }),
    close: () => database.close(),
  }
}

const nothingKept: ForecastReader = {
  expected: () => undefined,
  whole: () => undefined,
  close: () => undefined,
}

/** Forecasts of the workspace in `folder`, to read; none where there is no file of this version. */
export function readForecasts(folder: string): ForecastReader {
  const file = forecastFile(folder)
  if (!existsSync(file)) return nothingKept
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true })
    if (database.pragma('user_version', { simple: true }) === fileVersion) return readerOf(database)
    database.close()
    return nothingKept
  } catch (error) {
    if (error instanceof Database.SqliteError) return nothingKept
    throw error
  }
}

function openDatabase(file: string): Database.Database {
  const database = new Database(file)
  try {
    database.pragma('journal_mode = WAL')
    // What power takes is made again.
    database.pragma('synchronous = NORMAL')
    const version = database.pragma('user_version', { simple: true })
    if (version === 0) database.exec(schema)
    else if (version !== fileVersion) throw new RangeError(`version ${version}`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const removeParts = (file: string, ends: readonly string[]): void => {
  for (const end of ends) rmSync(`${file}${end}`, { force: true })
}

/** Damaged, or of another version; one that is only busy, or cannot be written, is left alone. */
const isUseless = (error: unknown): boolean =>
  error instanceof RangeError ||
  (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code))

function openOrReplace(file: string): Database.Database {
  // A log without its file belongs to one that is gone.
  if (!existsSync(file)) removeParts(file, ['-wal', '-shm'])
  try {
    return openDatabase(file)
  } catch (error) {
    if (!isUseless(error)) throw error
    removeParts(file, ['', '-wal', '-shm'])
    return openDatabase(file)
  }
}

/** Forecasts of the workspace in `folder`, to read and add to. Throws DISK_FULL, WORKSPACE_UNWRITABLE. */
export function openForecasts(folder: string): ForecastStore {
  const file = forecastFile(folder)
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw inOurWords(error, 'workspace', file)
    }
  }
  const database = guarded(() => openOrReplace(file))
  const known = database.prepare<[string], { key: string }>(
    'SELECT key FROM forecast WHERE key = ?',
  )
  const insert = database.prepare<[string, Buffer, string, Buffer, string, string]>(
    `INSERT OR REPLACE INTO forecast (key, expected, expected_hash, whole, whole_hash, used_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const use = database.prepare<[string, string]>('UPDATE forecast SET used_at = ? WHERE key = ?')
  const mark = database.prepare<[string, string]>(
    'INSERT OR REPLACE INTO complete (mark, used_at) VALUES (?, ?)',
  )
  const marked = database.prepare<[string], { mark: string }>(
    'SELECT mark FROM complete WHERE mark = ?',
  )
  const forget = ['forecast', 'complete'].map((table) =>
    database.prepare<[string]>(`DELETE FROM ${table} WHERE used_at < ?`),
  )
  return {
    ...readerOf(database),
    missing: (keys) => guarded(() => keys.filter((key) => known.get(key) === undefined)),
    put(forecasts, now) {
      const all = database.transaction(() => {
        for (const { key, expected, whole } of forecasts) {
          const bytes = bytesOf(expected)
          insert.run(key, bytes, hashOf(bytes), whole, hashOf(whole), now)
        }
      })
      guarded(() => all.immediate())
    },
    isComplete: (name) => guarded(() => marked.get(name) !== undefined),
    complete(name, keys, now, before) {
      const all = database.transaction(() => {
        for (const key of keys) use.run(now, key)
        mark.run(name, now)
        for (const statement of forget) statement.run(before)
      })
      guarded(() => all.immediate())
    },
  }
}
