/** Reads large tables with a job of Bulk API 2.0: made, waited for, read in parts, and taken away again. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { EvenkeelError } from '@shared/contract/error-codes'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'
import { batchSize } from '../batch-builder'
import { throwIfCancelled } from '../cancellation'
import { BrokenOff } from '../http/fetch-once'
import { mostTries } from '../http/retry-after'
import { answerInvalid } from '../reasons'
import type { SalesforceClient } from './salesforce-client'

const jobShape = z.object({
  id: z.string().regex(/^\w{15,18}$/),
  state: z.enum(['UploadComplete', 'InProgress', 'Aborted', 'JobComplete', 'Failed']),
  errorMessage: z.string().nullish(),
})
const rowsPerPart = 50_000
const firstPause = 500
const longestPause = 10_000
const tidyingMilliseconds = 10_000

export interface BulkRows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Null where Bulk API does not know the object. */
export async function startBulk(
  client: SalesforceClient,
  soql: string,
  signal: AbortSignal,
): Promise<string | null> {
  const body = {
    operation: 'query',
    query: soql,
    contentType: 'CSV',
    columnDelimiter: 'COMMA',
    lineEnding: 'LF',
  }
  const answer = await client.request(
    'jobs/query',
    { method: 'POST', body, expected: [400] },
    signal,
  )
  if (answer.status < 400) return client.parse(answer, jobShape).id
  const [said] = client.refusalsOf(answer)
  if (
    /^(INVALIDENTITY|INVALID_ENTITY|API_ERROR|FUNCTIONALITY_NOT_ENABLED)$/.test(
      said?.errorCode ?? '',
    )
  )
    return null
  const detail = said ? `${said.errorCode}: ${said.message}` : answer.text
  throw new EvenkeelError('SERVER_FAILED', {
    address: client.address,
    status: 400,
    detail: detail.slice(0, 300),
  })
}

/** The rows of a job once it is done, a batch at a time. A job that is not read to its end is aborted. */
export async function* readBulk(
  client: SalesforceClient,
  job: string,
  signal: AbortSignal,
): AsyncGenerator<BulkRows> {
  let done = false
  try {
    await finished(client, job, signal)
    done = true
    const visited = new Set<string>()
    let locator: string | null = ''
    while (locator !== null) {
      if (visited.has(locator)) throw answerInvalid(client.address, 'links_in_a_circle')
      visited.add(locator)
      locator = yield* readPart(client, job, locator, signal)
    }
  } finally {
    await tidyUp(client, job, done)
  }
}

async function finished(client: SalesforceClient, job: string, signal: AbortSignal): Promise<void> {
  for (let pause = firstPause; ; pause = Math.min(pause * 1.5, longestPause)) {
    const { state, errorMessage } = await client.read(`jobs/query/${job}`, jobShape, signal)
    if (state === 'JobComplete') return
    if (state === 'Failed' || state === 'Aborted') {
      const detail = `${state}: ${errorMessage ?? ''}`.slice(0, 300)
      throw new EvenkeelError('SERVER_FAILED', { address: client.address, status: 200, detail })
    }
    await client.pause(pause, signal)
  }
}

/** One part; answers where the next one begins. A part that breaks off goes on where it was. */
async function* readPart(
  client: SalesforceClient,
  job: string,
  locator: string,
  signal: AbortSignal,
): AsyncGenerator<BulkRows, string | null> {
  const from = locator === '' ? '' : `&locator=${encodeURIComponent(locator)}`
  const link = `jobs/query/${job}/results?maxRecords=${rowsPerPart}${from}`
  let given = 0
  for (let attempt = 1; ; attempt++)
    try {
      const answer = await client.stream(link, { headers: { accept: 'text/csv' } }, signal)
      let columns: readonly string[] | null = null
      let rows: string[][] = []
      let read = 0
      for await (const record of recordsOf(answer.chunks)) {
        if (!columns) {
          columns = record
          continue
        }
        read += 1
        if (read <= given) continue
        rows.push(record)
        if (rows.length < batchSize) continue
        throwIfCancelled(signal)
        given = read
        yield { columns, rows }
        rows = []
      }
      const announced = Number(answer.headers.get('sforce-numberofrecords') ?? read)
      if (read < announced)
        throw answerInvalid(client.address, 'rows_missing', `${read} < ${announced}`)
      yield { columns: columns ?? [], rows }
      const next = answer.headers.get('sforce-locator') ?? 'null'
      return next === 'null' || next === '' ? null : next
    } catch (error) {
      if (!(error instanceof BrokenOff)) throw error
      if (attempt >= mostTries) throw answerInvalid(client.address, 'answer_broke_off', link, error)
    }

  async function* recordsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
    const parser = parse({ bom: true, max_record_size: 16 * 1024 * 1024 })
    const feeding = pipeline(Readable.from(chunks), parser)
    // Told by the parser too; here it only must not go unheard.
    feeding.catch(() => undefined)
    try {
      for await (const record of parser) yield record
      await feeding
    } catch (error) {
      throw error instanceof CsvError
        ? answerInvalid(client.address, 'not_as_expected', link, error)
        : error
    }
  }
}

/** Best effort: a job that stays behind is taken away by Salesforce after a week. */
async function tidyUp(client: SalesforceClient, job: string, done: boolean): Promise<void> {
  const signal = AbortSignal.timeout(tidyingMilliseconds)
  const link = `jobs/query/${job}`
  try {
    if (!done) await client.request(link, { method: 'PATCH', body: { state: 'Aborted' } }, signal)
    await client.request(link, { method: 'DELETE', expected: [404] }, signal)
  } catch {}
}
