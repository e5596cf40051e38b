/** Oracle as a source, by the driver `oracledb` where it is installed. Not run in our tests. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { throwIfCancelled } from '../../cancellation'
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

interface Column {
  readonly name: string
  readonly dbType?: unknown
}
interface Results {
  readonly metaData: readonly Column[]
  getRows(count: number): Promise<readonly (readonly unknown[])[]>
  close(): Promise<void>
}
interface Connection {
  callTimeout: number
  execute(
    text: string,
    values?: readonly unknown[],
    options?: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly resultSet?: Results }>
  break(): Promise<void>
  close(): Promise<void>
}
interface OracleDriver {
  readonly OUT_FORMAT_ARRAY: number
  readonly STRING: unknown
  readonly DB_TYPE_NUMBER: unknown
  readonly DB_TYPE_CLOB: unknown
  readonly DB_TYPE_DATE: unknown
  readonly DB_TYPE_TIMESTAMP: unknown
  getConnection(config: Readonly<Record<string, unknown>>): Promise<Connection>
}

const dialect: Dialect = {
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  place: (position) => `:${position}`,
  unjudged: /\bn?q'/i,
  identity: {
    text: `SELECT sys_context('USERENV', 'SESSION_USER'), 'Oracle ' || (SELECT max(version) FROM product_component_version),
      sys_context('USERENV', 'CURRENT_SCHEMA') FROM dual`,
    values: [],
  },
  columnsOf: (schema) => ({
    text: `SELECT c.table_name, c.column_name, CASE WHEN t.table_name IS NULL THEN 0 ELSE 1 END
      FROM all_tab_columns c LEFT JOIN all_tables t ON t.owner = c.owner AND t.table_name = c.table_name
      WHERE c.owner = ${schema === '' ? "sys_context('USERENV', 'CURRENT_SCHEMA')" : ':1'}
      ORDER BY c.table_name, c.column_id`,
    values: schema === '' ? [] : [schema],
  }),
}

const meanings: Readonly<Record<string, Meaning>> = {
  'ORA-01017': 'sign_in',
  'ORA-28000': 'sign_in',
  'ORA-01013': 'timeout',
  'DPI-1067': 'timeout',
  'NJS-123': 'timeout',
  'NJS-500': 'unreachable',
  'NJS-501': 'unreachable',
  'NJS-503': 'unreachable',
  'NJS-510': 'timeout',
  'ORA-03113': 'unreachable',
  'ORA-12541': 'unreachable',
}

const two = (part: number): string => String(part).padStart(2, '0')

/** Days and times without zone come as this machine's local ones. */
const localTime = (at: Date): string =>
  `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`

const cellOf =
  (columns: readonly Column[], driver: OracleDriver) =>
  (value: unknown, at: number): Cell => {
    if (value instanceof Date) {
      const type = columns[at]?.dbType
      const local = type === driver.DB_TYPE_DATE || type === driver.DB_TYPE_TIMESTAMP
      return local ? localTime(value) : value.toISOString()
    }
    return typeof value === 'string' || typeof value === 'number' || value === null
      ? value
      : new UnreadableCell('raw')
  }

class OracleReadSession implements ReadSession {
  readonly asOf = new Date().toISOString()
  readonly #driver: OracleDriver
  readonly #connection: Connection
  readonly #failure: (error: unknown) => EvenkeelError

  constructor(
    driver: OracleDriver,
    connection: Connection,
    failure: (error: unknown) => EvenkeelError,
  ) {
    this.#driver = driver
    this.#connection = connection
    this.#failure = failure
  }

  async *rows(
    { text, values }: Statement,
    size: number,
    signal: AbortSignal,
  ): AsyncGenerator<RowBatch> {
    throwIfCancelled(signal)
    const driver = this.#driver
    const stop = () => void this.#connection.break().catch(() => undefined)
    signal.addEventListener('abort', stop, { once: true })
    let results: Results | undefined
    try {
      const answer = await this.#connection.execute(text, values, {
        resultSet: true,
        outFormat: driver.OUT_FORMAT_ARRAY,
        fetchArraySize: size,
        // Every digit of a number is kept.
        fetchTypeHandler: ({ dbType }: Column) =>
          dbType === driver.DB_TYPE_NUMBER || dbType === driver.DB_TYPE_CLOB
            ? { type: driver.STRING }
            : undefined,
      })
      results = answer.resultSet
      const found = results?.metaData ?? []
      const columns = found.map(({ name }) => name)
      for (let first = true; results; first = false) {
        const rows = await results.getRows(size)
        if (first || rows.length > 0)
          yield { columns, rows: rows.map((row) => row.map(cellOf(found, driver))) }
        throwIfCancelled(signal)
        if (rows.length < size) break
      }
    } catch (error) {
      if (signal.aborted) throw new EvenkeelError('CANCELLED', {}, error)
      throw this.#failure(error)
    } finally {
      signal.removeEventListener('abort', stop)
      await results?.close().catch(() => undefined)
    }
  }

  async close(): Promise<void> {
    await this.#connection.close().catch(() => undefined)
  }
}

/** An Oracle database; `database` is the name of its service. DRIVER_MISSING where `oracledb` is not installed; else errors as `sqlFailure`. */
export function oracleSystem(settings: SqlSettings, password: string | null): SqlSystem {
  const { host, port, database, user, timeoutSeconds, statementSeconds } = settings
  const address = `${verifiesTls(settings) ? 'tcps' : 'tcp'}://${host}:${port || 1_521}/${database}`
  const failure = (error: unknown): EvenkeelError =>
    sqlFailure({ address, user, seconds: statementSeconds }, error, meanings[codeOf(error)])
  return {
    address,
    dialect,
    async read(signal) {
      throwIfCancelled(signal)
      if (password === null) throw new EvenkeelError('SECRET_MISSING', { name: address })
      const driver = await loadDriver<OracleDriver>('oracledb', 'Oracle')
      try {
        const connection = await driver.getConnection({
          user,
          password,
          connectString: address,
          connectTimeout: timeoutSeconds,
        })
        connection.callTimeout = statementSeconds * 1_000
        await connection.execute('SET TRANSACTION READ ONLY')
        return new OracleReadSession(driver, connection, failure)
      } catch (error) {
        throw failure(error)
      }
    },
    close: async () => undefined,
  }
}
