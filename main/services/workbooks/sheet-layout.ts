/** Lays a side of a view out as a sheet: title, a hidden row and column of keys, headings, rows with their outline. */
import type {
  BookCell,
  BookNote,
  BookRow,
  BookSheet,
  CellStyle,
} from '@main/connectors/workbook/book-shape'
import { markOfSide } from './hidden-sheet'
import {
  cellStyle,
  hiddenText,
  hint,
  labelHeading,
  monthHeading,
  nodeFill,
  nodeHeading,
  rowFact,
  rowLabel,
  title,
} from './sheet-styles'
import type { SheetWords, ViewSheet } from './thread-shapes'

/** Keys, name, code, unit. */
export const labelColumns = 4
/** Title, hint, keys, headings. */
export const headRows = 4
/** What the row of keys calls the columns of labels. */
export const labelMarks = { name: 'name', code: 'code' } as const

const cell = (value: string, style: CellStyle): BookCell => ({ value, style })

function* headOf({ side, periods }: ViewSheet, words: SheetWords): Generator<BookRow> {
  yield { cells: [null, cell(words.title, title)], height: 22 }
  yield { cells: [null, cell(words.legend, hint)] }
  const keys = [markOfSide(side), labelMarks.name, labelMarks.code, 'unit']
  yield {
    hidden: true,
    cells: [...keys, ...periods.map(({ period }) => period)].map((key) => cell(key, hiddenText)),
  }
  yield {
    height: 18,
    cells: [
      null,
      ...[words.name, words.code, words.unit].map((text) => cell(text, labelHeading)),
      ...periods.map(({ heading, kind }) => cell(heading, monthHeading(kind))),
    ],
  }
}

function* rowsOf(sheet: ViewSheet, words: SheetWords): Generator<BookRow> {
  yield* headOf(sheet, words)
  const { rows, periods, values, flags } = sheet
  const styles = {
    label: Array.from({ length: 16 }, (_, depth) => rowLabel(depth)),
    heading: Array.from({ length: 16 }, (_, depth) => nodeHeading(depth)),
  }
  const filled = periods.map((): BookCell => ({ value: null, style: nodeFill }))
  for (const [r, row] of rows.entries()) {
    const { depth, heading, unit, editable } = row
    if (heading !== null) {
      const text = cell(heading, styles.heading[depth] ?? nodeFill)
      const rest = [cell('', nodeFill), cell('', nodeFill), ...filled]
      yield { outline: depth, cells: [null, text, ...rest] }
    }
    const cells: (BookCell | null)[] = [
      cell(row.key, hiddenText),
      cell(row.label, styles.label[depth + 1] ?? rowFact),
      cell(row.code, rowFact),
      cell(row.unitText, rowFact),
    ]
    periods.forEach(({ kind }, t) => {
      const at = r * periods.length + t
      const style = cellStyle({ unit, kind, editable, flags: flags[at] ?? 0 })
      const value = values[at] ?? Number.NaN
      cells.push({ value: Number.isFinite(value) ? value : null, style })
    })
    yield { outline: depth + 1, cells }
  }
}

/** Rows of the sheet that hold the rows of the view: headings push them down. */
function placesOf(rows: ViewSheet['rows']): number[] {
  let at = headRows - 1
  return rows.map(({ heading }) => {
    at += heading === null ? 1 : 2
    return at
  })
}

export function layOutSheet(sheet: ViewSheet, words: SheetWords): BookSheet & { deepest: number } {
  const { rows, periods } = sheet
  const places = placesOf(rows)
  const notes: BookNote[] = sheet.notes.map(({ row, period, author, text }) => ({
    row: places[row] ?? 0,
    column: labelColumns + period,
    author,
    text,
  }))
  const widest = Math.max(0, ...rows.slice(0, 2000).map(({ heading }) => heading?.length ?? 0))
  return {
    name: sheet.name,
    columns: [
      { width: 10, hidden: true },
      { width: Math.min(44, Math.max(24, widest + 4)) },
      { width: 14 },
      { width: 8 },
      ...periods.map(({ kind }) => ({ width: 11, ...(kind === 'past' ? { outline: 1 } : {}) })),
    ],
    rows: rowsOf(sheet, words),
    frozen: { rows: headRows, columns: labelColumns },
    isProtected: true,
    landscape: true,
    notes,
    deepest: Math.min(7, 1 + rows.reduce((most, { depth }) => Math.max(most, depth), 0)),
  }
}
