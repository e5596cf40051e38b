/** Workbooks in the format of Excel as tables, their rows read as a stream: memory holds the shared texts and a piece of a sheet, whatever its length. */
import { extname } from 'node:path'
import { throwIfCancelled } from '../../cancellation'
import { fileTooLarge } from '../../reasons'
import type { OpenTable, SheetFacts, SourceRecord } from '../tables/open-table'
import { workbookLimits } from '../workbook-limits'
import { SheetRows } from './sheet-rows'
import { type SheetPart, type WorkbookParts, workbookParts } from './workbook-parts'
import { scanPart } from './xml-part'
import { openZip, type ZipFile } from './zip-file'

/** The rows of one sheet, from its first to its last. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
async function* rowsOf(
  zip: ZipFile,
  sheet: SheetPart,
  parts: WorkbookParts,
  file: string,
  signal: AbortSignal,
  done: (facts: SheetFacts) => void,
): AsyncGenerator<readonly SourceRecord[]> {
  const entry = zip.entries.get(sheet.part.toLowerCase())
  if (!entry) return
  const rows = new SheetRows(file, parts)
  for await (const _ of scanPart(zip, entry, file, rows, signal)) yield rows.taken()
  const hidden = sheet.hidden ? [sheet.name, ...rows.hidden] : rows.hidden
  done({ merged: rows.merged, hidden })
}

const tag = Buffer.from('<row')

/** Counts the rows of a large sheet without looking into them, so that one with too many is refused at once. */
async function countRows(
  zip: ZipFile,
  part: string,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const entry = zip.entries.get(part.toLowerCase())
  if (!entry || entry.unpacked < workbookLimits.ratioFrom) return
  let count = 0
  for await (const chunk of zip.read(entry)) {
    throwIfCancelled(signal)
    for (let at = chunk.indexOf(tag); at >= 0; at = chunk.indexOf(tag, at + 4)) count += 1
  }
  if (count > workbookLimits.rows) throw fileTooLarge(file, 'too_many_rows', workbookLimits.rows)
}

/** Each sheet of the workbook at `path`, which people know as `name`. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export async function openXlsx(
  path: string,
  name: string,
  signal: AbortSignal,
): Promise<OpenTable[]> {
  const zip = await openZip(path, name)
  const parts = await workbookParts(zip, name, signal)
  for (const { part } of parts.sheets) await countRows(zip, part, name, signal)
  return parts.sheets.map((sheet) => {
    let facts: SheetFacts = { merged: [], hidden: [] }
    return {
      path: name,
      sheet: sheet.name,
      format: 'workbook',
      kind: extname(name).slice(1).toLowerCase() || 'xlsx',
      encoding: null,
      byteOrderMark: false,
      delimiter: null,
      records: (stop) =>
        rowsOf(zip, sheet, parts, name, stop, (seen) => {
          facts = seen
        }),
      facts: () => facts,
    }
  })
}
