/** Finds the sheets of a file that show the plan, wherever their keys have been moved to. */
import type { Side } from '@shared/contract/planning-calls'
import { sides } from '@shared/contract/planning-calls'
import type { CellObject, WorkBook } from 'xlsx'
import { hiddenMark, markOfSide } from './hidden-sheet'
import { labelMarks } from './sheet-layout'

export type SheetCells = readonly (readonly (CellObject | undefined)[] | undefined)[]

export interface KeyedSheet {
  readonly side: Side
  readonly name: string
  readonly cells: SheetCells
  /** The row of keys, and the column of them. */
  readonly row: number
  readonly column: number
  /** Column → period. */
  readonly periods: ReadonlyMap<number, string>
  readonly labels: { readonly name: number | undefined; readonly code: number | undefined }
}

/** Rows and columns from the corner in which the mark is looked for. */
const lookedAt = 40

export const textAt = (cells: SheetCells, row: number, column: number | undefined): string =>
  column === undefined ? '' : String(cells[row]?.[column]?.v ?? '').trim()

const cellsOf = (book: WorkBook, name: string): SheetCells => book.Sheets[name]?.['!data'] ?? []

/** The cells of the hidden sheet; undefined where the file has none. */
export function hiddenCells(book: WorkBook): SheetCells | undefined {
  const name = book.SheetNames.find((one) => textAt(cellsOf(book, one), 0, 0) === hiddenMark)
  return name === undefined ? undefined : cellsOf(book, name)
}

/** In the order of the file. */
export const keyedSheets = (book: WorkBook): KeyedSheet[] =>
  book.SheetNames.flatMap((name) => keyed(name, cellsOf(book, name)) ?? [])

function keyed(name: string, cells: SheetCells): KeyedSheet | undefined {
  for (let row = 0; row < Math.min(lookedAt, cells.length); row++)
    for (let column = 0; column < Math.min(lookedAt, cells[row]?.length ?? 0); column++) {
      const text = textAt(cells, row, column)
      const side = sides.find((one) => markOfSide(one) === text)
      if (side) return describe(side, name, cells, row, column)
    }
  return undefined
}

function describe(
  side: Side,
  name: string,
  cells: SheetCells,
  row: number,
  column: number,
): KeyedSheet {
  const periods = new Map<number, string>()
  const labels: { name: number | undefined; code: number | undefined } = {
    name: undefined,
    code: undefined,
  }
  const width = cells[row]?.length ?? 0
  for (let at = 0; at < width; at++) {
    const text = textAt(cells, row, at)
    if (/^\d{4}-\d{2}$/.test(text) && ![...periods.values()].includes(text)) periods.set(at, text)
    if (text === labelMarks.name) labels.name = at
    if (text === labelMarks.code) labels.code = at
  }
  return { side, name, cells, row, column, periods, labels }
}
