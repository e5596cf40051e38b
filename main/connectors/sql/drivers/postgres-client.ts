/** One connection to a PostgreSQL server: signed in, with the errors of the contract, and asked to stop where a signal says so. */
import { isIP } from 'node:net'
import { setTimeout as timer } from 'node:timers/promises'
import { EvenkeelError } from '@shared/contract/error-codes'
import pg from 'pg'
import { throwIfCancelled } from '../../cancellation'
import { trustedCertificates } from '../../trusted-certificates'
import { codeOf, type Failing, type Meaning, sqlFailure } from '../sql-errors'
import { type SqlSettings, verifiesTls } from '../sql-settings'

export type PostgresResult = pg.QueryArrayResult<(string | null)[]>

const usualPort = 5_432
/** A server that is starting, or has no place free, is asked again so often. */
const mostTries = 3
const firstWait = 500
const putOff = new Set(['53300', '57P03'])
/** How much later than the server we notice that a statement takes too long. */
const patience = 10_000

const meanings: Readonly<Record<string, Meaning>> = {
  '28000': 'sign_in',
  '28P01': 'sign_in',
  '57014': 'timeout',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '53300': 'unreachable',
}

function meaningOf(error: unknown): Meaning | undefined {
  const message = error instanceof Error ? error.message : ''
  if (/Connection terminated|Client was closed|connection error/i.test(message))
    return 'unreachable'
  if (/timeout exceeded|Query read timeout|timeout expired/i.test(message)) return 'timeout'
  if (/does not support SSL/i.test(message)) return 'certificate'
  return meanings[codeOf(error)]
}

export interface PostgresOptions {
  readonly settings: SqlSettings
  readonly password: string | null
}

/** What people know the server by. */
export const addressOf = ({ host, port, database }: SqlSettings): string =>
  `postgresql://${host.includes(':') ? `[${host}]` : host}:${port || usualPort}/${database}`

export class PostgresClient {
  readonly #client: pg.Client
  readonly #options: PostgresOptions
  #process = 0

  private constructor(client: pg.Client, options: PostgresOptions) {
    this.#client = client
    this.#options = options
    // What breaks between two questions is told by the next one.
    client.on('error', () => undefined)
  }

  /** A client that is signed in. SIGN_IN_REFUSED, SECRET_MISSING, SERVER_UNREACHABLE, SERVER_TIMEOUT, CERTIFICATE_REFUSED, CANCELLED. */
  static async connect(options: PostgresOptions, signal: AbortSignal): Promise<PostgresClient> {
    for (let next = 2; ; next++) {
      throwIfCancelled(signal)
      const made = new PostgresClient(new pg.Client(configOf(options)), options)
      const stop = () => void made.close()
      signal.addEventListener('abort', stop, { once: true })
      try {
        await made.#client.connect()
        made.#process = await made.#processId()
        return made
      } catch (error) {
        void made.close()
        if (signal.aborted) throw new EvenkeelError('CANCELLED', {}, error)
        if (!putOff.has(codeOf(error)) || next > mostTries) throw made.failure(error, true)
        await timer(firstWait * 2 ** (next - 2), undefined, { signal }).catch(() =>
          throwIfCancelled(signal),
        )
      } finally {
        signal.removeEventListener('abort', stop)
      }
    }
  }

  /** The answer to one statement, every value as its text. `values` makes it a statement that can hold no second one. */
  async query(
    text: string,
    signal: AbortSignal,
    values: readonly unknown[] | null = null,
  ): Promise<PostgresResult> {
    throwIfCancelled(signal)
    const stop = () => void this.#stopStatement()
    signal.addEventListener('abort', stop, { once: true })
    const config = {
      text,
      rowMode: 'array' as const,
      ...(values ? { values: [...values], queryMode: 'extended' } : {}),
    }
    try {
      return await this.#client.query<(string | null)[]>(config)
    } catch (error) {
      if (signal.aborted) throw new EvenkeelError('CANCELLED', {}, error)
      throw this.failure(error)
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  async close(): Promise<void> {
    await this.#client.end().catch(() => undefined)
  }

  failure(error: unknown, connecting = false): EvenkeelError {
    const { settings } = this.#options
    const { user, timeoutSeconds, statementSeconds } = settings
    const seconds = connecting ? timeoutSeconds : statementSeconds
    const failing: Failing = { address: addressOf(settings), user, seconds }
    const meaning = meaningOf(error)
    return meaning ? sqlFailure(failing, error, meaning) : sqlFailure(failing, error)
  }

  async #processId(): Promise<number> {
    const { rows } = await this.#client.query('SELECT pg_backend_pid() AS process')
    return Number(rows[0]?.process)
  }

  /** Asks the server, over a connection of its own, to end what it is doing for us; where that fails, hangs up. */
  async #stopStatement(): Promise<void> {
    const other = new pg.Client(configOf(this.#options))
    other.on('error', () => undefined)
    try {
      await other.connect()
      await other.query('SELECT pg_cancel_backend($1)', [this.#process])
    } catch {
      void this.close()
    } finally {
      await other.end().catch(() => undefined)
    }
  }
}

function configOf({ settings, password }: PostgresOptions): pg.ClientConfig {
  const { host, port, database, user, timeoutSeconds, statementSeconds } = settings
  const address = addressOf(settings)
  return {
    host,
    port: port || usualPort,
    database,
    user,
    password: async () => {
      if (password === null) throw new EvenkeelError('SECRET_MISSING', { name: address })
      return password
    },
    ssl: verifiesTls(settings) ? { rejectUnauthorized: true, ...authorityOf(settings) } : false,
    connectionTimeoutMillis: timeoutSeconds * 1_000,
    statement_timeout: statementSeconds * 1_000,
    query_timeout: statementSeconds * 1_000 + patience,
    keepAlive: true,
    application_name: 'evenkeel',
    types: { getTypeParser: () => asText },
  }
}

const asText = (text: string): string => text

/** What the server's certificate is checked against; an address has no name to be checked. */
function authorityOf({ authority, host }: SqlSettings): { ca?: string[]; servername?: string } {
  return {
    ...(authority === '' ? {} : { ca: trustedCertificates(authority) }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
  }
}
