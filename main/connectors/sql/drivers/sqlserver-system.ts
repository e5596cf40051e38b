/** SQL Server as a source, by the driver `mssql` where it is installed. Not run in our tests. */
import { PassThrough } from 'node:stream'
import { EvenkeelError } from '@shared/contract/error-codes'
import { throwIfCancelled } from '../../cancellation'
import { trustedCertificates } from '../../trusted-certificates'
import { codeOf, type Meaning, sqlFailure } from '../sql-errors'
import {
  type Cell,
  type Dialect,
  type ReadSession,
  type RowBatch,
  type SqlSystem,
  type Statement,
  UnreadableCell,
} from '../sql-session'
import { type SqlSettings, verifiesTls } from '../sql-settings'
import { loadDriver } from './load-driver'
import { standardColumns } from './standard-dialect'
import { batchesOf } from './streamed-rows'

interface Column {
  readonly name: string
  readonly type: unknown
}
interface Request {
  stream: boolean
  arrayRowMode: boolean
  input(name: string, value: unknown): unknown
  query(text: string): unknown
  cancel(): void
  pipe<Stream extends NodeJS.WritableStream>(stream: Stream): Stream
  on(event: 'recordset', listener: (columns: readonly Column[]) => void): unknown
}
interface Transaction {
  begin(isolation: number): Promise<unknown>
  rollback(): Promise<unknown>
  request(): Request
}
interface Pool {
  connect(): Promise<unknown>
  close(): Promise<unknown>
  transaction(): Transaction
  on(event: 'error', listener: () => void): unknown
}
interface SqlServerDriver {
  readonly ConnectionPool: new (config: Readonly<Record<string, unknown>>) => Pool
  readonly ISOLATION_LEVEL: { readonly SNAPSHOT: number }
  readonly TYPES: { readonly Date: unknown; readonly DateTimeOffset: unknown }
}

const dialect: Dialect = {
  quote: (identifier) => `[${identifier.replaceAll(']', ']]')}]`,
  place: (position) => `@p${position}`,
  unjudged: /\$/,
  identity: {
    text: `SELECT SUSER_SNAME(), CONCAT('SQL Server ', SERVERPROPERTY('ProductVersion')), SCHEMA_NAME()`,
    values: [],
  },
  columnsOf: standardColumns((position) => `@p${position}`, 'SCHEMA_NAME()'),
}

const meanings: Readonly<Record<string, Meaning>> = {
  ELOGIN: 'sign_in',
  ETIMEOUT: 'timeout',
  ESOCKET: 'unreachable',
  ECONNCLOSED: 'unreachable',
  EINSTLOOKUP: 'unreachable',
}

/** Times come as dates of UTC; a day has no time, and only a time with offset has a zone. */
const cellOf =
  (columns: readonly Column[], { TYPES }: SqlServerDriver) =>
  (value: unknown, at: number): Cell => {
    if (value instanceof Date) {
      const iso = value.toISOString()
      const type = columns[at]?.type
      if (type === TYPES.Date) return iso.slice(0, 10)
      return type === TYPES.DateTimeOffset ? iso : iso.slice(0, 23)
    }
    return typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean' ||
      value === null
      ? value
      : new UnreadableCell('varbinary')
  }

interface Opened {
  readonly driver: SqlServerDriver
  readonly pool: Pool
  readonly transaction: Transaction
  readonly failure: (error: unknown) => EvenkeelError
}

class SqlServerReadSession implements ReadSession {
  readonly asOf = new Date().toISOString()
  readonly #opened: Opened

  constructor(opened: Opened) {
    this.#opened = opened
  }

  async *rows(
    { text, values }: Statement,
    size: number,
    signal: AbortSignal,
  ): AsyncGenerator<RowBatch> {
    throwIfCancelled(signal)
    const { transaction, driver, failure } = this.#opened
    const request = transaction.request()
    request.stream = true
    request.arrayRowMode = true
    for (const [at, value] of values.entries()) request.input(`p${at + 1}`, value)
    let columns: readonly Column[] = []
    request.on('recordset', (found) => {
      columns = found
    })
    const rows = request.pipe(new PassThrough({ objectMode: true, highWaterMark: size }))
    const stop = () => request.cancel()
    signal.addEventListener('abort', stop, { once: true })
    let ended = false
    try {
      request.query(text)
      const names = () => columns.map(({ name }) => name)
      const cell = (value: unknown, at: number) => cellOf(columns, driver)(value, at)
      yield* batchesOf(rows, names, cell, size, signal)
      ended = true
    } catch (error) {
      if (signal.aborted) throw new EvenkeelError('CANCELLED', {}, error)
      throw failure(error)
    } finally {
      signal.removeEventListener('abort', stop)
      if (!ended) request.cancel()
    }
  }

  async close(): Promise<void> {
    await this.#opened.transaction.rollback().catch(() => undefined)
    await this.#opened.pool.close().catch(() => undefined)
  }
}

/** A SQL Server. Its database must allow snapshot isolation. DRIVER_MISSING where `mssql` is not installed; else errors as `sqlFailure`. */
export function sqlServerSystem(settings: SqlSettings, password: string | null): SqlSystem {
  const { host, port, database, user, timeoutSeconds, statementSeconds, authority } = settings
  const address = `sqlserver://${host}:${port || 1_433}/${database}`
  const failure = (error: unknown): EvenkeelError =>
    sqlFailure({ address, user, seconds: statementSeconds }, error, meanings[codeOf(error)])
  return {
    address,
    dialect,
    async read(signal) {
      throwIfCancelled(signal)
      if (password === null) throw new EvenkeelError('SECRET_MISSING', { name: address })
      const driver = await loadDriver<SqlServerDriver>('mssql', 'SQL Server')
      const ca =
        authority === '' ? {} : { cryptoCredentialsDetails: { ca: trustedCertificates(authority) } }
      const pool = new driver.ConnectionPool({
        server: host,
        port: port || 1_433,
        database,
        user,
        password,
        connectionTimeout: timeoutSeconds * 1_000,
        requestTimeout: statementSeconds * 1_000,
        pool: { max: 1, min: 0 },
        options: {
          encrypt: verifiesTls(settings),
          trustServerCertificate: false,
          useUTC: true,
          ...ca,
        },
      })
      pool.on('error', () => undefined)
      try {
        await pool.connect()
        const transaction = pool.transaction()
        await transaction.begin(driver.ISOLATION_LEVEL.SNAPSHOT)
        return new SqlServerReadSession({ driver, pool, transaction, failure })
      } catch (error) {
        await pool.close().catch(() => undefined)
        throw failure(error)
      }
    },
    close: async () => undefined,
  }
}
