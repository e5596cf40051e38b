/** The tables of one file: one of a text, one for each sheet of a workbook. */
import { open } from 'node:fs/promises'
import type { FileTable } from '../../mapping/mapping-shape'
import { fileUnreadable } from '../../reasons'
import { unreadable } from '../file-errors'
import { recogniseRecords } from '../records/recognise-records'
import { openSheets } from '../sheets/open-sheets'
import { isLocked } from '../xlsx/locked-zip'
import { openXlsx } from '../xlsx/open-xlsx'
import { openZip } from '../xlsx/zip-file'
import { openRecords, wordsFor } from './open-records'
import type { OpenTable } from './open-table'
import { openText, probeText, type TextDeclared } from './open-text'

/** What the first bytes say a file is. */
export type Container = 'zip' | 'compound' | 'biff' | 'xml' | 'slk' | 'dif' | 'text'

export function containerOf(head: Buffer): Container {
  const [a = 0, b = 0, c = 0, d = 0] = head
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5 || c === 7)) return 'zip'
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return 'compound'
  if (a === 0x09 && (b === 0 || b === 2 || b === 4 || b === 8) && d === 0) return 'biff'
  const start = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (/^<\?xml|^<html|^<!doctype|^<table|^<Workbook/i.test(start)) return 'xml'
  if (start.startsWith('ID;')) return 'slk'
  return /^TABLE\r?\n0,1/.test(start) ? 'dif' : 'text'
}

/** How pictures, documents, archives and programs begin, whatever they are called; two letters prove nothing without a zero. */
const foreign =
  '89504e47 47494638 ffd8ff 255044462d 7b5c727466 1f8b 377abcaf 52617221 53514c69746520 7f454c46'.split(
    ' ',
  )
const perhaps = '4d5a 424d 52494646 49492a 4d4d'.split(' ')

function isForeign(head: Buffer): boolean {
  const start = head.toString('hex', 0, 8)
  const begins = (sign: string) => start.startsWith(sign)
  return foreign.some(begins) || (perhaps.some(begins) && head.subarray(0, 64).includes(0))
}

async function headOf(path: string, name: string): Promise<Buffer> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw unreadable(name, error)
  }
}

/** What a mapping that ships says of its records, by the mapping's name. */
export type ShippedRecords = (mapping: string) => FileTable | undefined

/** The table of a text; with `shipped`, records by position or in segments are looked for. */
async function textTable(
  path: string,
  name: string,
  signal: AbortSignal,
  declared: TextDeclared,
  shipped: ShippedRecords | undefined,
): Promise<OpenTable> {
  const probed = await probeText(path, name, declared.encoding)
  const cells = declared.delimiter !== undefined || declared.headings !== undefined
  const found = shipped && !cells ? recogniseRecords(probed.start) : null
  if (declared.records) {
    const kind = declared.records.records.by === 'position' ? 'fixed_width' : 'edifact'
    const flat = { kind: found?.kind ?? kind, type: found?.type ?? null, mapping: null } as const
    return openRecords(path, name, declared.records, probed, flat, signal)
  }
  if (!found || !shipped) return openText(path, name, declared, probed)
  return openRecords(path, name, wordsFor(name, found, shipped), probed, found, signal)
}

/** Every table of the file at `path`, which people know as `name`; of a text, what is `declared` is not found out. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export async function openTables(
  path: string,
  name: string,
  signal: AbortSignal,
  declared: TextDeclared = {},
  shipped?: ShippedRecords,
): Promise<OpenTable[]> {
  const head = await headOf(path, name)
  const container = containerOf(head)
  if (container === 'text' && isForeign(head)) throw fileUnreadable(name, 'not_a_table')
  if (container === 'text') return [await textTable(path, name, signal, declared, shipped)]
  if (container !== 'zip') return openSheets(path, name, false, signal)
  const zip = await openZip(path, name)
  if (await isLocked(zip)) throw fileUnreadable(name, 'protected_by_password')
  const { entries } = zip
  // Only the binary format of Excel and OpenDocument are left to the library.
  const other = entries.has('xl/workbook.bin') || entries.has('content.xml')
  return other ? openSheets(path, name, true, signal) : openXlsx(path, name, signal)
}
