/** The folder of one published record: `decision.json`, `plan-lines.csv`, `receipt.json`. */

import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PublishDocument, Receipt } from '@shared/contract/contract-types'
import { publishDocument, receipt } from '@shared/contract/publishing-calls'
import { z } from 'zod'
import { fileUnreadable } from '../../reasons'
import { systemCode, unreadable } from '../file-errors'
import { flushFolder, writeFlushed } from './durable-files'
import { readPlanLines, writePlanLines } from './plan-lines-file'

const decisionFile = publishDocument.omit({ lines: true })
const receiptFile = receipt.extend({
  key: z.string(),
  /** Names of the lines that were left as the target had them, after a conflict. */
  kept: z.array(z.string()),
})
export type StoredReceipt = z.infer<typeof receiptFile>

/** Stands in a record whose lines are not yet in the current plan. */
const unfinished = 'unfinished'
const draftPrefix = '.draft-'

/** A key as a folder name that is safe everywhere. */
export const folderOf = (key: string): string =>
  encodeURIComponent(key).replace(/[*!'()~]|^\.+/g, (signs) =>
    [...signs].map((s) => `%${s.charCodeAt(0).toString(16).toUpperCase()}`).join(''),
  )

export const receiptOf = ({ reference, receivedAt, place }: StoredReceipt): Receipt => ({
  reference,
  receivedAt,
  place,
})

/** Writes the record beside its place and moves it there in one step, marked as unfinished. */
export async function writeRecord(
  target: string,
  document: PublishDocument,
  stored: StoredReceipt,
): Promise<void> {
  const folder = folderOf(document.key)
  const draft = join(target, `${draftPrefix}${folder}`)
  const { lines, ...decision } = document
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft)
  try {
    await writeFlushed(join(draft, 'decision.json'), asJson(decision))
    await writeFlushed(join(draft, 'plan-lines.csv'), writePlanLines(lines))
    await writeFlushed(join(draft, 'receipt.json'), asJson(stored))
    await writeFlushed(join(draft, unfinished), '')
    await flushFolder(draft)
    await rename(draft, join(target, folder))
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
  await flushFolder(target)
}

/** Takes the mark away: the record's lines are in the current plan. */
export async function finishRecord(target: string, key: string): Promise<void> {
  const folder = join(target, folderOf(key))
  await rm(join(folder, unfinished), { force: true })
  await flushFolder(folder)
}

/** Keys of the records whose lines may not be in the current plan yet. */
export async function unfinishedRecords(target: string): Promise<string[]> {
  const keys: string[] = []
  for (const entry of await readdir(target, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue
    if (await readOrNull(join(target, entry.name, unfinished)).then((t) => t !== null))
      keys.push(decodeURIComponent(entry.name))
  }
  return keys
}

/** What the record says it received, or null where there is no such record. */
export async function readReceipt(target: string, key: string): Promise<StoredReceipt | null> {
  const file = join(target, folderOf(key), 'receipt.json')
  const text = await readOrNull(file)
  return text === null ? null : parsed(receiptFile, text, file)
}

/** The record as it was sent, or null where there is none. */
export async function readDocument(target: string, key: string): Promise<PublishDocument | null> {
  const folder = join(target, folderOf(key))
  const decisionPath = join(folder, 'decision.json')
  const linesPath = join(folder, 'plan-lines.csv')
  const [decision, lines] = await Promise.all([readOrNull(decisionPath), readOrNull(linesPath)])
  if (decision === null || lines === null) return null
  return {
    ...parsed(decisionFile, decision, decisionPath),
    lines: readPlanLines(lines, linesPath),
  }
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw unreadable(path, error)
  }
}

function parsed<Shape extends z.ZodType>(shape: Shape, text: string, file: string): z.infer<Shape> {
  try {
    return shape.parse(JSON.parse(text))
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'not_as_published' : 'not_json'
    throw fileUnreadable(file, reason, '', error)
  }
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
