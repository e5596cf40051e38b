/** A view as the bytes of an XLSX file. */
import type { BookRow, BookSheet } from '@main/connectors/workbook/book-shape'
import { sheetNames, writeBook } from '@main/connectors/workbook/write-book'
import { hiddenLines, hiddenSheetName } from './hidden-sheet'
import { layOutSheet } from './sheet-layout'
import { plain } from './sheet-styles'
import type { BookOfViews } from './thread-shapes'

function* rowsOf(lines: Iterable<readonly string[]>): Generator<BookRow> {
  for (const line of lines) yield { cells: line.map((value) => ({ value, style: plain })) }
}

export function writeBookOfViews(book: BookOfViews): Uint8Array<ArrayBuffer> {
  const names = sheetNames([...book.sheets.map(({ name }) => name), hiddenSheetName])
  const hidden: BookSheet = {
    name: hiddenSheetName,
    concealed: true,
    isProtected: true,
    columns: [],
    rows: rowsOf(hiddenLines(book, (sheet) => names[sheet] ?? '')),
  }
  const { company, exportedBy, exportedAt } = book.provenance
  return writeBook({
    title: book.words.title,
    creator: exportedBy || company,
    created: exportedAt,
    sheets: [...book.sheets.map((sheet) => layOutSheet(sheet, book.words)), hidden],
  })
}
