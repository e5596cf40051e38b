/** MySQL and MariaDB as a source, by the driver `mysql2` where it is installed. Not run in our tests. */
import type { Readable } from 'node:stream'
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

interface Query {
  stream(options: { highWaterMark: number }): Readable
  on(event: 'fields', listener: (fields: readonly { readonly name: string }[]) => void): unknown
}
interface Connection {
  readonly threadId: number
  connect(done: (error: unknown) => void): void
  query(options: { sql: string; values: readonly unknown[]; rowsAsArray: true }): Query
  query(sql: string, done: (error: unknown, rows: unknown) => void): unknown
  on(event: 'error', listener: () => void): unknown
  destroy(): void
}
interface MysqlDriver {
  createConnection(config: Readonly<Record<string, unknown>>): Connection
}

const dialect: Dialect = {
  quote: (identifier) => `\`${identifier.replaceAll('`', '``')}\``,
  place: () => '?',
  unjudged: /\\|\/\*!|#/,
  identity: { text: `SELECT current_user(), concat('MySQL ', version()), database()`, values: [] },
  columnsOf: standardColumns(() => '?', 'database()'),
}

const meanings: Readonly<Record<string, Meaning>> = {
  ER_ACCESS_DENIED_ERROR: 'sign_in',
  ER_DBACCESS_DENIED_ERROR: 'sign_in',
  ER_QUERY_TIMEOUT: 'timeout',
  ER_STATEMENT_TIMEOUT: 'timeout',
  ER_CON_COUNT_ERROR: 'unreachable',
  ER_SERVER_SHUTDOWN: 'unreachable',
  PROTOCOL_CONNECTION_LOST: 'unreachable',
}

const cellOf = (value: unknown): Cell =>
  typeof value === 'string' || typeof value === 'number' || value === null
    ? value
    : new UnreadableCell('binary')

class MysqlReadSession implements ReadSession {
  readonly asOf = new Date().toISOString()
  readonly #connection: Connection
  readonly #stop: () => Promise<void>
  readonly #failure: (error: unknown) => EvenkeelError

  constructor(
    connection: Connection,
    stop: () => Promise<void>,
    failure: (error: unknown) => EvenkeelError,
  ) {
    this.#connection = connection
    this.#stop = stop
    this.#failure = failure
  }

  async *rows(
    { text, values }: Statement,
    size: number,
    signal: AbortSignal,
  ): AsyncGenerator<RowBatch> {
    throwIfCancelled(signal)
    let columns: readonly string[] = []
    const query = this.#connection.query({ sql: text, values, rowsAsArray: true })
    query.on('fields', (fields) => {
      columns = fields.map(({ name }) => name)
    })
    const stream = query.stream({ highWaterMark: size })
    const stop = () => void this.#stop()
    signal.addEventListener('abort', stop, { once: true })
    try {
      yield* batchesOf(stream, () => columns, cellOf, size, signal)
    } catch (error) {
      if (signal.aborted) throw new EvenkeelError('CANCELLED', {}, error)
      throw this.#failure(error)
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  async close(): Promise<void> {
    this.#connection.destroy()
  }
}

const asked = (connection: Connection, sql: string): Promise<void> =>
  new Promise((done, fail) => {
    connection.query(sql, (error) => (error ? fail(error) : done()))
  })

/** A MySQL or MariaDB server. DRIVER_MISSING where `mysql2` is not installed; else errors as `sqlFailure`. */
export function mysqlSystem(settings: SqlSettings, password: string | null): SqlSystem {
  const { host, port, database, user, timeoutSeconds, statementSeconds, authority } = settings
  const address = `mysql://${host}:${port || 3_306}/${database}`
  const failure = (error: unknown): EvenkeelError =>
    sqlFailure({ address, user, seconds: statementSeconds }, error, meanings[codeOf(error)])
  const ca = authority === '' ? {} : { ca: trustedCertificates(authority) }

  async function connect(): Promise<Connection> {
    if (password === null) throw new EvenkeelError('SECRET_MISSING', { name: address })
    const driver = await loadDriver<MysqlDriver>('mysql2', 'MySQL')
    const connection = driver.createConnection({
      host,
      port: port || 3_306,
      database,
      user,
      password,
      connectTimeout: timeoutSeconds * 1_000,
      ...(verifiesTls(settings) ? { ssl: { rejectUnauthorized: true, ...ca } } : {}),
      supportBigNumbers: true,
      bigNumberStrings: true,
      dateStrings: true,
      jsonStrings: true,
    })
    connection.on('error', () => undefined)
    try {
      await new Promise<void>((done, fail) => {
        connection.connect((error) => (error ? fail(error) : done()))
      })
      return connection
    } catch (error) {
      connection.destroy()
      throw failure(error)
    }
  }

  return {
    address,
    dialect,
    async read(signal) {
      throwIfCancelled(signal)
      const connection = await connect()
      const stop = async () => {
        const other = await connect()
        await asked(other, `KILL QUERY ${connection.threadId}`).finally(() => other.destroy())
      }
      try {
        const limit = `SET SESSION max_execution_time = ${statementSeconds * 1_000}`
        // MariaDB has another word for it.
        await asked(connection, limit).catch(() =>
          asked(connection, `SET SESSION max_statement_time = ${statementSeconds}`),
        )
        await asked(connection, 'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ')
        await asked(connection, 'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY')
      } catch (error) {
        connection.destroy()
        throw failure(error)
      }
      const hangUp = () => stop().catch(() => connection.destroy())
      return new MysqlReadSession(connection, hangUp, failure)
    },
    close: async () => undefined,
  }
}
