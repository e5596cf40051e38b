/**
 * Tables of a PostgreSQL schema as the target of publishing. Record and lines are written in one
 * transaction; each line only over the figure that was compared. The key is unique, so that a sender
 * that dies before it hears the answer finds its record when it asks again.
 */
import type { PublishDocument, Receipt } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import { throwIfCancelled } from '../../cancellation'
import type { PublishTarget, SendOptions, SendResult } from '../../connector'
import { linesToSend } from '../../find-conflicts'
import { inRounds } from '../../in-rounds'
import { readPublished } from '../../published-document'
import { addressOf, PostgresClient, type PostgresOptions } from '../drivers/postgres-client'
import { readHeldLines, writeLines } from './plan-line-rows'
import { isPrepared, prepareTarget, targetTable } from './target-tables'

/** Deadlocks and lost races, which a new transaction settles. */
const anotherTry = /^(40001|40P01)/

class PostgresTarget implements PublishTarget {
  readonly #options: PostgresOptions

  constructor(options: PostgresOptions) {
    this.#options = options
  }

  find(key: string, signal: AbortSignal): Promise<Receipt | null> {
    return this.#connected(signal, async (client) =>
      (await isPrepared(client, this.#schema, signal)) ? this.#receipt(client, key, signal) : null,
    )
  }

  lookUp(key: string, signal: AbortSignal): Promise<PublishDocument | null> {
    return this.#connected(signal, async (client) => {
      if (!(await isPrepared(client, this.#schema, signal))) return null
      const table = targetTable(this.#schema, 'decision_record')
      const select = `SELECT document FROM ${table} WHERE idempotency_key = $1`
      const { rows } = await client.query(select, signal, [key])
      const document = rows[0]?.[0]
      return document === undefined || document === null
        ? null
        : readPublished(document, this.#address, 'decision_record')
    })
  }

  send(document: PublishDocument, options: SendOptions, signal: AbortSignal): Promise<SendResult> {
    return this.#connected(signal, async (client) => {
      const create = this.#options.settings.targetCreate === 'yes'
      await prepareTarget(client, this.#schema, create, signal)
      return inRounds(this.#address, () => this.#round(client, document, options, signal))
    })
  }

  get #schema(): string {
    return this.#options.settings.target
  }

  get #address(): string {
    return addressOf(this.#options.settings)
  }

  /** One transaction; null where somebody was there first and another is worth it. */
  async #round(
    client: PostgresClient,
    document: PublishDocument,
    options: SendOptions,
    signal: AbortSignal,
  ): Promise<SendResult | null> {
    const done = await this.#receipt(client, document.key, signal)
    if (done) return { kind: 'receipt', receipt: done }
    const table = targetTable(this.#schema, 'plan_line')
    const held = await readHeldLines(client, table, document.lines, signal)
    const wanted = linesToSend(document.lines, held, options)
    if (wanted.kind === 'conflict') return wanted
    await client.query('BEGIN', signal)
    try {
      const taken =
        (await this.#insertRecord(client, document, signal)) &&
        (await writeLines(client, table, wanted.lines, held, document.key, signal))
      await client.query(taken ? 'COMMIT' : 'ROLLBACK', signal)
      if (!taken) return null
    } catch (error) {
      if (!isLostRace(error)) throw error
      await client.query('ROLLBACK', signal)
      return null
    }
    const receipt = await this.#receipt(client, document.key, signal)
    return receipt && { kind: 'receipt', receipt }
  }

  /** False where another sender wrote the same key. */
  async #insertRecord(
    client: PostgresClient,
    { key, decision, lines }: PublishDocument,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { number, question, choice, reason, owner, due, decidedBy, decidedAt, hash } = decision
    const { rowCount } = await client.query(
      `INSERT INTO ${targetTable(this.#schema, 'decision_record')}
        (idempotency_key, number, question, choice, reason, owner, due, decided_by, decided_at, hash, line_count, document)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
      signal,
      [
        ...[key, number, question, choice, reason, owner, due, decidedBy, decidedAt, hash],
        lines.length,
        JSON.stringify({ key, decision, lines }),
      ],
    )
    return rowCount === 1
  }

  async #receipt(
    client: PostgresClient,
    key: string,
    signal: AbortSignal,
  ): Promise<Receipt | null> {
    const { rows } = await client.query(
      `SELECT reference, to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        FROM ${targetTable(this.#schema, 'decision_record')} WHERE idempotency_key = $1`,
      signal,
      [key],
    )
    const [reference, receivedAt] = rows[0] ?? []
    if (!reference || !receivedAt) return null
    const place = `${this.#address}/${this.#schema}.decision_record?idempotency_key=${encodeURIComponent(key)}`
    return { reference: `decision_record ${reference}`, receivedAt, place }
  }

  async #connected<Result>(
    signal: AbortSignal,
    work: (client: PostgresClient) => Promise<Result>,
  ): Promise<Result> {
    throwIfCancelled(signal)
    const client = await PostgresClient.connect(this.#options, signal)
    try {
      return await work(client)
    } finally {
      await client.close()
    }
  }
}

const isLostRace = (error: unknown): boolean =>
  error instanceof EvenkeelError &&
  error.code === 'SERVER_FAILED' &&
  anotherTry.test(String(error.params.status))

/** A target that keeps records and plan lines in two tables of the schema `target`. Errors as `PostgresClient`, CONNECTION_INVALID {field: target} where they are not there. */
export const createPostgresTarget = (options: PostgresOptions): PublishTarget =>
  new PostgresTarget(options)
