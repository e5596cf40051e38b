/**
 * A folder as the target of publishing. Each record is a folder of its own, moved into place in one
 * step; `current-plan.csv` holds the figures that are agreed now. A sender that dies in between
 * leaves the record marked as unfinished, and whoever comes next carries its lines into the plan.
 */
import { mkdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PublishDocument, PublishedLine, Receipt } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import { throwIfCancelled } from '../../cancellation'
import { lineKey, type PublishTarget, type SendOptions, type SendResult } from '../../connector'
import { findConflicts } from '../../find-conflicts'
import { systemCode, unwritable } from '../file-errors'
import { replaceFile } from './durable-files'
import { readPlanLines, writePlanLines } from './plan-lines-file'
import {
  finishRecord,
  folderOf,
  readDocument,
  readReceipt,
  receiptOf,
  unfinishedRecords,
  writeRecord,
} from './record-folder'
import { withTargetLock } from './target-lock'

export interface FolderTargetOptions {
  readonly folder: string
  readonly create: boolean
  /** Called after each lasting step; a test that throws here stands for a process that died. */
  readonly reached?: (step: 'recorded' | 'planned') => void
}

const currentPlan = 'current-plan.csv'

class FolderTarget implements PublishTarget {
  readonly #options: FolderTargetOptions
  readonly #folder: string

  constructor(options: FolderTargetOptions) {
    this.#options = options
    this.#folder = options.folder
  }

  async find(key: string, signal: AbortSignal): Promise<Receipt | null> {
    throwIfCancelled(signal)
    if (!(await this.#ready(false))) return null
    const stored = await readReceipt(this.#folder, key)
    if (!stored) return null
    await this.#finish(signal)
    return receiptOf(stored)
  }

  async lookUp(key: string, signal: AbortSignal): Promise<PublishDocument | null> {
    throwIfCancelled(signal)
    return (await this.#ready(false)) ? readDocument(this.#folder, key) : null
  }

  async send(
    document: PublishDocument,
    options: SendOptions,
    signal: AbortSignal,
  ): Promise<SendResult> {
    throwIfCancelled(signal)
    await this.#ready(true)
    return this.#locked(signal, () => this.#send(document, options, signal))
  }

  async #send(
    document: PublishDocument,
    options: SendOptions,
    signal: AbortSignal,
  ): Promise<SendResult> {
    await this.#carryOn()
    const done = await readReceipt(this.#folder, document.key)
    if (done) return { kind: 'receipt', receipt: receiptOf(done) }
    const plan = await this.#plan()
    const held = new Map([...plan].map(([key, line]) => [key, line.quantity]))
    const { conflicts, inConflict } = findConflicts(document.lines, held, options.lastPublished)
    if (conflicts.length > 0 && !options.keep) return { kind: 'conflict', conflicts }
    throwIfCancelled(signal)
    const place = join(this.#folder, folderOf(document.key))
    const kept = options.keep === 'theirs' ? [...inConflict] : []
    const receivedAt = new Date().toISOString()
    const receipt = { reference: folderOf(document.key), receivedAt, place }
    await writeRecord(this.#folder, document, { ...receipt, key: document.key, kept })
    this.#options.reached?.('recorded')
    await this.#carryIn(document, new Set(kept), plan)
    return { kind: 'receipt', receipt }
  }

  /** Finishes what a sender before us left, if there is any. */
  async #finish(signal: AbortSignal): Promise<void> {
    if ((await unfinishedRecords(this.#folder)).length > 0)
      await this.#locked(signal, () => this.#carryOn())
  }

  async #carryOn(): Promise<void> {
    for (const key of await unfinishedRecords(this.#folder)) {
      const stored = await readReceipt(this.#folder, key)
      const document = await readDocument(this.#folder, key)
      if (stored && document)
        await this.#carryIn(document, new Set(stored.kept), await this.#plan())
    }
  }

  async #carryIn(
    document: PublishDocument,
    kept: ReadonlySet<string>,
    plan: Map<string, PublishedLine>,
  ): Promise<void> {
    for (const line of document.lines) {
      const key = lineKey(line)
      if (!kept.has(key)) plan.set(key, line)
    }
    const sorted = [...plan].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
    await replaceFile(this.#folder, join(this.#folder, currentPlan), writePlanLines(sorted))
    this.#options.reached?.('planned')
    await finishRecord(this.#folder, document.key)
  }

  async #plan(): Promise<Map<string, PublishedLine>> {
    const path = join(this.#folder, currentPlan)
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return null
      throw error
    })
    const lines = text === null ? [] : readPlanLines(text, path)
    return new Map(lines.map((line) => [lineKey(line), line]))
  }

  async #locked<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    try {
      return await withTargetLock(this.#folder, signal, work)
    } catch (error) {
      if (error instanceof Error && !(error instanceof EvenkeelError) && systemCode(error) === '')
        throw error
      throw unwritable(this.#folder, this.#folder, error)
    }
  }

  /** True where the folder is there, or was made because something is to be written. FOLDER_MISSING where its parent is away. */
  async #ready(writing: boolean): Promise<boolean> {
    if (await isFolder(this.#folder)) return true
    const parentThere = await isFolder(dirname(this.#folder))
    if (!parentThere || !this.#options.create)
      throw new EvenkeelError('FOLDER_MISSING', { folder: this.#folder })
    if (!writing) return false
    try {
      await mkdir(this.#folder, { recursive: true })
      return true
    } catch (error) {
      throw unwritable(this.#folder, this.#folder, error)
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}

/** A target that keeps records in a folder. Errors: FOLDER_MISSING (away or not writable), DISK_FULL, FILE_UNREADABLE, CANCELLED. */
export const createFolderTarget = (options: FolderTargetOptions): PublishTarget =>
  new FolderTarget(options)
