/** Our side of the process that reads a SQLite file: it is killed where it is cancelled or takes too long. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EvenkeelError } from '@shared/contract/error-codes'
import { throwIfCancelled } from '../../../cancellation'
import { sqliteFailure } from './sqlite-failure'
import type {
  SqliteAnswers,
  SqliteMessage,
  SqliteNotice,
  SqliteReply,
  SqliteRequest,
} from './sqlite-shapes'

/** Built, the file stands beside the program's or above its chunks; in a checkout it is the source. */
function processFile(): string {
  const here = typeof __dirname === 'string' ? __dirname : import.meta.dirname
  const places = [
    join(here, 'sqlite.js'),
    join(dirname(here), 'sqlite.js'),
    join(here, 'sqlite-process-entry.ts'),
  ]
  return places.find((place) => existsSync(place)) ?? 'sqlite.js'
}

/** Milliseconds in which a process that has nothing to do lets its file go. */
const longestFarewell = 2_000

type Answer = SqliteAnswers[keyof SqliteAnswers]
type Request<Kind> = Extract<SqliteRequest, { kind: Kind }>

export class SqliteProcess {
  readonly #file: string
  readonly #seconds: number
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, PromiseWithResolvers<Answer>>()
  readonly #gone = Promise.withResolvers<void>()
  #ended: EvenkeelError | null = null
  #asked = 0

  /** Starts the process for `file`; an answer may take `seconds`. */
  constructor(file: string, seconds: number) {
    this.#file = file
    this.#seconds = seconds
    this.#child = fork(processFile(), [], {
      serialization: 'advanced',
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: '', ELECTRON_RUN_AS_NODE: '1' },
      // The first one tells the process that we are still there.
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    })
    this.#child.on('message', (reply) => this.#take(reply as SqliteReply))
    this.#child.on('error', (error) => {
      this.#end(sqliteFailure(file, error))
      if (this.#child.pid === undefined) this.#gone.resolve()
    })
    this.#child.on('exit', (code, signal) => {
      this.#end(sqliteFailure(file, new Error(`the reading process ended: ${signal ?? code}`)))
      this.#gone.resolve()
    })
    this.#rest()
  }

  /** SERVER_TIMEOUT {address, seconds}, CANCELLED, each ending the process; otherwise as `sqliteFailure`. */
  async ask<Kind extends SqliteRequest['kind']>(
    request: Request<Kind>,
    signal: AbortSignal,
  ): Promise<SqliteAnswers[Kind]> {
    throwIfCancelled(signal)
    if (this.#ended) throw this.#ended
    const id = ++this.#asked
    const waiting = Promise.withResolvers<Answer>()
    this.#waiting.set(id, waiting)
    const cancelled = () => this.#end(new EvenkeelError('CANCELLED'))
    // An answer that has come and was not looked at yet is in time.
    const late = setTimeout(() => setImmediate(() => this.#late(id)), this.#seconds * 1_000)
    signal.addEventListener('abort', cancelled, { once: true })
    this.#hold()
    this.#send({ id, ...request })
    try {
      return (await waiting.promise) as SqliteAnswers[Kind]
    } finally {
      clearTimeout(late)
      signal.removeEventListener('abort', cancelled)
    }
  }

  tell(notice: SqliteNotice): void {
    if (!this.#ended) this.#send(notice)
  }

  /** Lets the file go; a statement that is under way is not waited for. */
  async close(): Promise<void> {
    if (this.#waiting.size > 0) this.#end(new EvenkeelError('CANCELLED'))
    this.tell({ kind: 'close' })
    this.#hold()
    const late = setTimeout(() => {
      this.#child.kill('SIGKILL')
      this.#gone.resolve()
    }, longestFarewell)
    await this.#gone.promise
    clearTimeout(late)
  }

  #send(message: SqliteMessage): void {
    this.#child.send(message, (error) => {
      if (error) this.#end(sqliteFailure(this.#file, error))
    })
  }

  #take(reply: SqliteReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (this.#waiting.size === 0) this.#rest()
    if (reply.ok) waiting?.resolve(reply.answer)
    else {
      const error = Object.assign(new Error(reply.message), { code: reply.code })
      waiting?.reject(sqliteFailure(this.#file, error))
    }
  }

  #late(id: number): void {
    const seconds = this.#seconds
    if (this.#waiting.has(id))
      this.#end(new EvenkeelError('SERVER_TIMEOUT', { address: this.#file, seconds }))
  }

  #end(error: EvenkeelError): void {
    if (this.#ended) return
    this.#ended = error
    for (const waiting of this.#waiting.values()) waiting.reject(error)
    this.#waiting.clear()
    this.#child.kill('SIGKILL')
    this.#rest()
  }

  /** While an answer is awaited our own process stays; otherwise it may end without a word. */
  #hold(): void {
    this.#child.ref()
    this.#child.channel?.ref()
  }

  #rest(): void {
    this.#child.unref()
    this.#child.channel?.unref()
  }
}
