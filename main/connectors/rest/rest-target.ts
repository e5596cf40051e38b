/** A JSON interface as the place of staged publishing, in the words of a mapping. */
import type { PublishDocument, PublishedLine } from '@shared/contract/contract-types'
import { publishDocument, publishedLine } from '@shared/contract/publishing-calls'
import { z } from 'zod'
import { throwIfCancelled } from '../cancellation'
import { lineKey } from '../connector'
import type { HttpClient } from '../http/http-client'
import { parsePlainJson } from '../http/plain-json'
import { answerInvalid } from '../reasons'
import type { StagedLine, StagedPlace, StagedRecord } from '../staged-target'
import { fillAddress, fillDocument } from './fill-template'
import { compilePath } from './json-path'
import type { RestTables } from './rest-tables'
import type { TargetWords } from './service-words'

/** Answers that say: somebody else was there first. */
const changedMeanwhile = [409, 412, 428]
const text = z.union([z.string(), z.number()]).transform(String)
const code = z
  .union([z.string(), z.number(), z.null()])
  .transform((v) => (v === null || v === '' ? null : String(v)))
const lineShape = z.object({
  measure: publishedLine.shape.measure,
  item: text,
  customer: code,
  site: code,
  month: text,
  quantity: z.coerce.number(),
  decision: code,
})

class RestPlace implements StagedPlace<StagedLine> {
  readonly #client: HttpClient
  readonly #words: TargetWords
  readonly #tables: RestTables

  constructor(client: HttpClient, words: TargetWords, tables: RestTables) {
    this.#client = client
    this.#words = words
    this.#tables = tables
  }

  get address(): string {
    return this.#client.address
  }

  async record(key: string, signal: AbortSignal): Promise<StagedRecord | null> {
    const found = await this.#found(key, signal)
    if (!found) return null
    const { find } = this.#words
    const [state] = compilePath(find.state)(found.body)
    if (state === undefined || state === null) return null
    const [reference] = compilePath(find.reference)(found.body)
    const [received] = compilePath(find.received_at)(found.body)
    const time =
      typeof received === 'string' ? Date.parse(received) : Number(received ?? Number.NaN)
    if (Number.isNaN(time))
      throw answerInvalid(this.address, 'not_as_expected', `${found.path} ${find.received_at}`)
    return {
      complete: state === 'complete',
      receipt: {
        reference: String(reference ?? key),
        receivedAt: new Date(time).toISOString(),
        place: this.#client.resolve(found.path).href,
      },
    }
  }

  begin(document: PublishDocument, signal: AbortSignal): Promise<void> {
    return this.#put(document, 'receiving', signal)
  }

  async complete(key: string, signal: AbortSignal): Promise<void> {
    const document = await this.document(key, signal)
    if (!document) throw answerInvalid(this.address, 'not_as_published', key)
    await this.#put(document, 'complete', signal)
  }

  async document(key: string, signal: AbortSignal): Promise<PublishDocument | null> {
    const found = await this.#found(key, signal)
    if (!found) return null
    const [held] = compilePath(this.#words.find.document)(found.body)
    try {
      return publishDocument.parse(typeof held === 'string' ? parsePlainJson(held) : held)
    } catch (error) {
      throw answerInvalid(this.address, 'not_as_published', found.path, error)
    }
  }

  async held(lines: readonly PublishedLine[], signal: AbortSignal) {
    const held = new Map<string, StagedLine>()
    const months = lines.map((line) => line.month).sort()
    const [first_month] = months
    const last_month = months.at(-1)
    if (first_month === undefined || last_month === undefined) return held
    const { held: words } = this.#words
    const months_asked = { first_month, last_month }
    const query = Object.fromEntries(
      Object.entries(words.query).map(([name, value]) => [
        name,
        typeof value === 'string' ? String(fillDocument(value, months_asked)) : value,
      ]),
    )
    const asked = { ...words, path: fillAddress(words.path, months_asked), query }
    for await (const { columns, rows, broken } of this.#tables.rows(asked, {}, signal)) {
      if (broken.length > 0) throw answerInvalid(this.address, 'not_as_expected', words.path)
      for (const { cells } of rows) {
        const row = Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? null]))
        const read = lineShape.safeParse(row)
        if (!read.success)
          throw answerInvalid(this.address, 'not_as_expected', words.path, read.error)
        const { quantity, decision, ...line } = read.data
        if (line.month >= first_month && line.month <= last_month)
          held.set(lineKey(line), { quantity, decision })
      }
    }
    return held
  }

  async write(
    lines: readonly PublishedLine[],
    _held: ReadonlyMap<string, StagedLine>,
    decision: string,
    signal: AbortSignal,
  ): Promise<'done' | 'changed'> {
    const { path, method, batch, body, each } = this.#words.lines
    for (let at = 0; at < lines.length; at += batch) {
      throwIfCancelled(signal)
      const some = lines.slice(at, at + batch)
      const filled = some.map((line) => fillDocument(each, { ...line, decision }))
      const options = {
        method,
        body: fillDocument(body, { key: decision, lines: filled }),
        expected: changedMeanwhile,
      }
      const link = fillAddress(path, { key: decision })
      const answer = await this.#client.request(link, options, signal)
      if (answer.status >= 400) return 'changed'
    }
    return 'done'
  }

  async #put(document: PublishDocument, state: string, signal: AbortSignal): Promise<void> {
    const { path, method, body, idempotency_header: header } = this.#words.record
    const { key, decision } = document
    const filling = {
      key,
      state,
      decision,
      line_count: document.lines.length,
      document: JSON.stringify(document),
    }
    await this.#client.request(
      fillAddress(path, filling),
      {
        method,
        body: fillDocument(body, filling),
        headers: header === undefined ? {} : { [header]: `${key}:${state}` },
      },
      signal,
    )
  }

  async #found(key: string, signal: AbortSignal) {
    const path = fillAddress(this.#words.find.path, { key })
    const answer = await this.#client.request(path, { expected: [404] }, signal)
    return answer.status === 404 ? null : { path, body: this.#client.json(answer) }
  }
}

/** The place that `words` describe; its lines are read through `tables`. */
export const restPlace = (
  client: HttpClient,
  words: TargetWords,
  tables: RestTables,
): StagedPlace<StagedLine> => new RestPlace(client, words, tables)
