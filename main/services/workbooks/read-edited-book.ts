/** Reads an edited workbook back: where it comes from, and which cells hold something else than was exported. */
import { parseWorkbook } from '@main/connectors/files/parse-workbook'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { ImportNote } from '@shared/contract/workbook-calls'
import { editsOfSheet } from './edits-of-sheet'
import { hiddenCells, keyedSheets, type SheetCells } from './find-keyed-sheets'
import { readHiddenLines } from './hidden-sheet'
import type { EditedBook, EditedCell } from './thread-shapes'

/** Cells that a comparison can list. */
export const mostEdits = 100_000

const unusable = (file: string, reason: string): EvenkeelError =>
  new EvenkeelError('WORKBOOK_UNUSABLE', { file, reason })

function* linesOf(cells: SheetCells): Generator<readonly string[]> {
  for (const row of cells) yield (row ?? []).map((cell) => String(cell?.v ?? ''))
}

/** Throws WORKBOOK_UNUSABLE (with a reason), FILE_UNREADABLE, FILE_TOO_LARGE. */
export async function readEditedBook(bytes: Uint8Array, file: string): Promise<EditedBook> {
  if (/\.(csv|txt|tsv)$/i.test(file)) throw unusable(file, 'csv_is_one_way')
  const book = await parseWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), file)
  const hidden = hiddenCells(book)
  const sheets = keyedSheets(book)
  if (!hidden) throw unusable(file, sheets.length > 0 ? 'provenance_missing' : 'not_exported_here')
  const read = readHiddenLines(linesOf(hidden))
  if (!read.ok) throw unusable(file, read.reason)
  if (sheets.length === 0) throw unusable(file, 'keys_missing')

  const notes: ImportNote[] = []
  const cells: EditedCell[] = []
  let seen = 0
  for (const exported of read.sheets) {
    const { side, name } = exported
    const [first, ...others] = sheets.filter((sheet) => sheet.side === side)
    if (!first) {
      notes.push({ kind: 'sheet_missing', sheet: name, count: 1, detail: '' })
      continue
    }
    if (others.length > 0)
      notes.push({
        kind: 'sheet_twice',
        sheet: first.name,
        count: others.length,
        detail: others.map((sheet) => sheet.name).join(', '),
      })
    const edits = editsOfSheet(exported, first)
    notes.push(...edits.notes)
    for (const edit of edits.cells) cells.push(edit)
    seen += edits.read
  }
  if (cells.length > mostEdits) throw unusable(file, 'too_many_edits')
  return { provenance: read.provenance, notes, read: seen, cells }
}
