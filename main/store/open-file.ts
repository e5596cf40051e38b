/** An open SQLite file: what the rest of the store sees of it, its kept statements and how it is opened. */
import Database from 'better-sqlite3'

declare const readable: unique symbol
declare const writable: unique symbol

/** A file that can be read. Made by the functions that open files, never by hand. */
export interface ReadConnection {
  readonly [readable]: true
  /** Full path, for messages. */
  readonly file: string
}

/** A file that can be written too; good wherever a `ReadConnection` is wanted. */
export interface WriteConnection extends ReadConnection {
  readonly [writable]: true
}

/** Decides which error code a damaged file gets. */
export type FileKind = 'workspace' | 'snapshot'

export type SqlValue = string | number | null | bigint | Buffer
export type Statement = Database.Statement<SqlValue[], unknown>

export interface OpenFile {
  readonly file: string
  readonly kind: FileKind
  readonly database: Database.Database
  readonly statements: Map<string, Statement>
  /** Tables written since the last commit. */
  readonly touched: Set<string>
  /** Runs in the same transaction, after everything else in it. */
  beforeCommit?: () => void
  /** Runs once the outermost transaction is on disk. */
  afterCommit?: () => void
  /** Runs once the file is closed. */
  afterClose?: () => void
}

export interface OpenOptions {
  readonly readonly?: boolean
  /** How long to wait for another connection's lock, in milliseconds. */
  readonly patience?: number
}

/** Opens an existing file. Throws what SQLite throws; callers turn it into the contract's codes. */
export function openFile(file: string, kind: FileKind, options: OpenOptions = {}): OpenFile {
  const database = new Database(file, {
    readonly: options.readonly ?? false,
    fileMustExist: true,
    timeout: options.patience ?? 5000,
  })
  return { file, kind, database, statements: new Map(), touched: new Set() }
}

/** The same file as the reading side sees it. */
export const reading = (file: OpenFile): ReadConnection => file as unknown as ReadConnection

/** The same file as the writing side sees it. */
export const writing = (file: OpenFile): WriteConnection => file as unknown as WriteConnection

/** What is behind a connection; for the store's own files only. */
export const behind = (db: ReadConnection): OpenFile => db as unknown as OpenFile

/** The kept statement of this text, prepared at its first use. */
export function statement(file: OpenFile, sql: string): Statement {
  let found = file.statements.get(sql)
  if (!found) {
    found = file.database.prepare<SqlValue[], unknown>(sql)
    file.statements.set(sql, found)
  }
  return found
}

/** Closes the file; a second time does nothing. */
export function closeConnection(db: ReadConnection): void {
  const file = behind(db)
  file.statements.clear()
  if (!file.database.open) return
  file.database.close()
  file.afterClose?.()
}
