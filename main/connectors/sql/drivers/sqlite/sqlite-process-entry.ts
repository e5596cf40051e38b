/**
 * Entry of a process that reads one SQLite file. Inside SQLite a statement cannot be stopped, and a thread that is
 * stuck in one holds up the end of its program; a process can be killed at any point. It imports packages alone, so
 * that it runs from its source as well.
 */
import { existsSync, readSync, statSync } from 'node:fs'
import { isMainThread, Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import type { SentRows, SqliteAnswers, SqliteMessage, SqliteReply } from './sqlite-shapes'

/** Characters of text in a batch, from which on it goes out with fewer rows. */
const largestBatch = 8_000_000

type Asked = Extract<SqliteMessage, { id: number }>

interface Cursor {
  readonly columns: readonly string[]
  readonly rows: IterableIterator<unknown[]>
  readonly size: number
}

const end = (): void => void process.kill(process.pid, 'SIGKILL')

/** Whoever started us holds the other end of this pipe, however it ends. */
function endWithParent(): void {
  const byte = Buffer.alloc(1)
  const bell = new Int32Array(new SharedArrayBuffer(4))
  for (;;) {
    try {
      if (readSync(0, byte) === 0) break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) break
      Atomics.wait(bell, 0, 0, 500)
    }
  }
  end()
}

function lifeOf(file: string): string {
  const stamps = [file, `${file}-wal`].map((path) => {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false })
    return found ? `${found.ino}/${found.size}/${found.mtimeNs}` : ''
  })
  return stamps.join(' ')
}

/** Undefined where it is bytes. */
function cellOf(value: unknown): string | number | null | undefined {
  if (typeof value === 'bigint')
    return value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER
      ? Number(value)
      : String(value)
  if (typeof value === 'number' || typeof value === 'string' || value === null) return value
  return undefined
}

function rowsOf({ columns, rows: found, size }: Cursor): SentRows {
  const rows: (string | number | null)[][] = []
  const bytes: [number, number][] = []
  let length = 0
  let more = true
  while (rows.length < size && length < largestBatch) {
    const { value, done } = found.next()
    if (done) {
      more = false
      break
    }
    const cells = value.map(cellOf)
    cells.forEach((cell, at) => {
      if (cell === undefined) bytes.push([rows.length, at])
      else if (typeof cell === 'string') length += cell.length
    })
    rows.push(cells.map((cell) => cell ?? null))
  }
  return { columns, rows, bytes, more }
}

let database: Database.Database | null = null
const cursors = new Map<number, Cursor>()

function open(file: string): SqliteAnswers['open'] {
  if (!existsSync(file)) throw Object.assign(new Error(file), { code: 'FILE_MISSING' })
  // Taken before the moment that is read, so that a change in between counts as one.
  const life = lifeOf(file)
  database = new Database(file, { readonly: true, fileMustExist: true })
  // All reading is of the moment of the first one.
  database.exec('PRAGMA query_only = ON; BEGIN; SELECT count(*) FROM sqlite_schema')
  return { life }
}

function answer(message: Asked): SqliteAnswers[keyof SqliteAnswers] {
  if (message.kind === 'open') return open(message.file)
  if (message.kind === 'begin') {
    if (!database) throw new Error('no file is open')
    const prepared = database.prepare<unknown[], unknown[]>(message.text)
    const columns = prepared.columns().map(({ name }) => name)
    const values = message.values.map((value) =>
      typeof value === 'boolean' ? Number(value) : value,
    )
    const rows = prepared
      .raw(true)
      .safeIntegers(true)
      .iterate(...values)
    cursors.set(message.cursor, { columns, rows, size: message.size })
  }
  const cursor = cursors.get(message.cursor)
  if (!cursor) throw new Error('no such statement')
  const sent = rowsOf(cursor)
  if (!sent.more) cursors.delete(message.cursor)
  return sent
}

function leave(cursor: number): void {
  cursors.get(cursor)?.rows.return?.()
  cursors.delete(cursor)
}

function close(): void {
  for (const cursor of [...cursors.keys()]) leave(cursor)
  database?.close()
  end()
}

function take(message: SqliteMessage): void {
  if (message.kind === 'leave') leave(message.cursor)
  else if (message.kind === 'close') close()
  else reply(message)
}

function reply(message: Asked): void {
  const send = (sent: SqliteReply) => void process.send?.(sent)
  const { id } = message
  try {
    send({ id, ok: true, answer: answer(message) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    send({ id, ok: false, code, message: error instanceof Error ? error.message : String(error) })
  }
}

if (isMainThread) {
  new Worker(process.argv[1] ?? '').on('error', () => undefined)
  process.on('message', (message) => take(message as SqliteMessage))
} else endWithParent()
