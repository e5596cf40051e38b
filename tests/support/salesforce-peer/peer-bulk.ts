/** Jobs of Bulk API 2.0: queries read as CSV in parts, and rows taken in from CSV. */
import { parse } from 'csv-parse/sync'
import { shown } from './peer-query'
import { type PeerStore, Refusal } from './peer-store'
import { translate } from './soql-to-sql'

type State = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted'

interface Job {
  readonly id: string
  readonly object: string
  readonly operation: string
  readonly externalIdFieldName?: string
  state: State
  /** How often its state was asked for. */
  asked: number
  readonly heading: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  upload: string
  done: number
  failed: string[]
}

/** A text as Salesforce writes it in CSV: always in quotes. */
const cell = (value: unknown): string =>
  `"${value === null || value === undefined ? '' : String(value).replaceAll('"', '""')}"`

export class PeerJobs {
  readonly #store: PeerStore
  readonly #jobs = new Map<string, Job>()
  /** How often a job says that it is still at work. */
  patience = 1
  /** Most rows of one part, whatever is asked for. */
  rowsPerPart = 50_000

  constructor(store: PeerStore) {
    this.#store = store
  }

  get states(): readonly State[] {
    return [...this.#jobs.values()].map(({ state }) => state)
  }

  get left(): number {
    return this.#jobs.size
  }

  query(asked: { operation?: string; query?: string }) {
    const { sql, fields, object } = translate(
      this.#store,
      asked.query ?? '',
      asked.operation === 'queryAll',
    )
    if (object.withoutBulk)
      throw new Refusal(
        400,
        'INVALIDENTITY',
        `Entity '${object.name}' is not supported by the Bulk API.`,
      )
    const raw = this.#store.db.prepare(sql).raw().all() as unknown[][]
    const rows = raw.map((row) =>
      row.map((value, at) => shown(value, fields[at]?.type ?? 'string')),
    )
    return this.#add({
      object: object.name,
      operation: asked.operation ?? 'query',
      state: 'UploadComplete',
      heading: fields.map(({ path }) => path.join('.')),
      rows,
    })
  }

  ingest(asked: { object?: string; operation?: string; externalIdFieldName?: string }) {
    const { object = '', operation = '', externalIdFieldName } = asked
    this.#store.object(object)
    const given = { object, operation, state: 'Open' as const, heading: [], rows: [] }
    return this.#add(externalIdFieldName ? { ...given, externalIdFieldName } : given)
  }

  #add(
    job: Pick<Job, 'object' | 'operation' | 'state' | 'heading' | 'rows'> & {
      externalIdFieldName?: string
    },
  ) {
    const id = `750Ek${String(this.#jobs.size + 1).padStart(10, '0')}AAA`
    this.#jobs.set(id, { id, asked: 0, upload: '', done: 0, failed: [], ...job })
    return this.said(id, false)
  }

  #job(id: string): Job {
    const found = this.#jobs.get(id)
    if (!found) throw new Refusal(404, 'NOT_FOUND', 'job not found')
    return found
  }

  /** The job in JSON; being asked moves it on. */
  said(id: string, asks = true) {
    const job = this.#job(id)
    if (asks && (job.state === 'UploadComplete' || job.state === 'InProgress')) {
      job.asked += 1
      job.state = job.asked > this.patience ? 'JobComplete' : 'InProgress'
      if (job.state === 'JobComplete' && job.upload !== '') this.#takeIn(job)
    }
    const { object, operation, state, rows, done, failed } = job
    return {
      id,
      object,
      operation,
      state,
      apiVersion: 62,
      contentType: 'CSV',
      lineEnding: 'LF',
      columnDelimiter: 'COMMA',
      numberRecordsProcessed: rows.length + done + failed.length,
      numberRecordsFailed: failed.length,
    }
  }

  change(id: string, state: unknown) {
    const job = this.#job(id)
    if (state === 'Aborted' || state === 'UploadComplete') job.state = state
    return this.said(id, false)
  }

  remove(id: string): void {
    const { state } = this.#job(id)
    if (state === 'InProgress' || state === 'UploadComplete')
      throw new Refusal(400, 'API_ERROR', 'only finished jobs can be deleted')
    this.#jobs.delete(id)
  }

  upload(id: string, csv: string): void {
    this.#job(id).upload = csv
  }

  /** A part of the rows, and where the next one begins. */
  part(id: string, locator: string | null, most: number) {
    const { heading, rows, state } = this.#job(id)
    if (state !== 'JobComplete') throw new Refusal(400, 'API_ERROR', 'the job is not complete')
    const from = locator === null ? 0 : Number(Buffer.from(locator, 'base64url').toString())
    const end = from + Math.min(most, this.rowsPerPart)
    const some = rows.slice(from, end)
    const lines = [heading, ...some].map((row) => row.map(cell).join(','))
    const next = end < rows.length ? Buffer.from(String(end)).toString('base64url') : 'null'
    return { csv: `${lines.join('\n')}\n`, next, count: some.length }
  }

  /** Rows that were taken or refused, as CSV. */
  outcome(id: string, failed: boolean): string {
    const job = this.#job(id)
    return failed
      ? ['"sf__Id","sf__Error"', ...job.failed.map((why) => `"",${cell(why)}`)].join('\n')
      : '"sf__Id","sf__Created"\n'
  }

  #takeIn(job: Job): void {
    const rows = parse(job.upload, { columns: true, bom: true }) as Record<string, string>[]
    job.upload = ''
    const object = this.#store.object(job.object)
    for (const row of rows)
      try {
        const values = Object.fromEntries(
          Object.entries(row).map(([name, value]) => {
            const { type } = this.#store.field(object, name)
            const number = ['double', 'currency', 'percent', 'int'].includes(type)
            return [name, number && value !== '' ? Number(value) : value]
          }),
        )
        if (job.operation === 'upsert')
          this.#store.upsert(job.object, job.externalIdFieldName ?? '', values)
        else this.#store.insert(job.object, values)
        job.done += 1
      } catch (error) {
        job.failed.push(error instanceof Error ? error.message : '')
      }
  }
}
