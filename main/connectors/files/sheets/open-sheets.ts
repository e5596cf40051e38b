/** Workbooks of older and other formats as tables. */
import { open, readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { pause } from '../../pause'
import { fileTooLarge, fileUnreadable } from '../../reasons'
import { unreadable } from '../file-errors'
import type { OpenTable } from '../tables/open-table'
import { checkWorkbook, workbookLimits } from '../workbook-limits'
import { readSheets } from './read-sheets'

const batch = 1_000

/** XML may not declare entities of its own; where it does, that stands at its beginning. */
async function refuseEntities(path: string, name: string): Promise<void> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0)
    const start = buffer.toString('latin1', 0, bytesRead).replaceAll('\u0000', '')
    if (/<!ENTITY/i.test(start)) throw fileUnreadable(name, 'holds_entities')
  } finally {
    await file.close()
  }
}

/** Each sheet of the workbook at `path`; `zipped` where it is a ZIP file. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export async function openSheets(
  path: string,
  name: string,
  zipped: boolean,
  signal: AbortSignal,
): Promise<OpenTable[]> {
  try {
    const { size } = await stat(path)
    if (size > workbookLimits.fileBytes) throw fileTooLarge(name, 'file_too_large', size)
    if (zipped) await checkWorkbook(await readFile(path), name)
    else await refuseEntities(path, name)
  } catch (error) {
    throw unreadable(name, error)
  }
  const sheets = await readSheets(path, name, signal)
  return sheets.map(({ name: sheet, rows, merged, hidden }) => ({
    path: name,
    sheet,
    format: 'workbook',
    kind: extname(name).slice(1).toLowerCase(),
    encoding: null,
    byteOrderMark: false,
    delimiter: null,
    async *records(stop) {
      for (let at = 0; at < rows.length; at += batch) {
        await pause(stop)
        yield rows.slice(at, at + batch)
      }
    },
    facts: () => ({ merged, hidden }),
  }))
}
