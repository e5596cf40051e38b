/**
 * Entry of a thread that reads one workbook in a format other than Excel's present one and ends. A hostile file can use
 * up this thread's memory and time, and no more. It imports packages alone, so that it runs from its source as well.
 */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { type CellObject, read, SSF, type WorkSheet } from 'xlsx'
import type { SheetRead, SheetsReply, SheetsRequest } from './sheets-shapes'

type Value = string | number | boolean | null

const two = (n: number): string => String(n).padStart(2, '0')

function cellOf(cell: CellObject | undefined, date1904: boolean): [Value, string] {
  if (!cell) return [null, ' ']
  if (cell.t === 'e') return [cell.w ?? '#ERROR!', 'e']
  const { v } = cell
  if (v === undefined || v === null || v === '') return [null, cell.f === undefined ? ' ' : 'f']
  if (v instanceof Date) return [v.toISOString().slice(0, 10), 'd']
  if (typeof v === 'boolean') return [v, 'b']
  if (typeof v === 'string') return [v, 's']
  if (cell.z !== undefined && SSF.is_date(String(cell.z))) {
    const date = SSF.parse_date_code(v, { date1904 })
    if (date) return [`${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}`, 'd']
  }
  return [Number.isFinite(v) ? v : null, 'n']
}

function sheetOf(name: string, hidden: boolean, sheet: WorkSheet, date1904: boolean): SheetRead {
  const lines: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  const rows: SheetRead['rows'][number][] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (!line || line.length === 0) continue
    const cells: Value[] = []
    let marks = ''
    for (let column = 0; column < line.length; column++) {
      const [value, mark] = cellOf(line[column], date1904)
      cells.push(value)
      marks += mark
    }
    if (marks.trim() !== '') rows.push({ row: at + 1, cells, marks })
  }
  const letters = (index: number): string =>
    index < 26
      ? String.fromCharCode(65 + index)
      : letters(Math.floor(index / 26) - 1) + letters(index % 26)
  const merged = (sheet['!merges'] ?? []).map(
    ({ s, e }) => `${letters(s.c)}${s.r + 1}:${letters(e.c)}${e.r + 1}`,
  )
  const hiddenRows = (sheet['!rows'] ?? []).flatMap((row, at) =>
    row?.hidden ? [String(at + 1)] : [],
  )
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, at) =>
    column?.hidden ? [letters(at)] : [],
  )
  return {
    name,
    rows,
    merged,
    hidden: [...(hidden ? [name] : []), ...hiddenColumns, ...hiddenRows],
  }
}

function sheetsIn({ path, rows }: SheetsRequest): SheetsReply {
  try {
    const book = read(readFileSync(path), {
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellFormula: true,
      sheetRows: rows + 1,
    })
    const date1904 = book.Workbook?.WBProps?.date1904 === true
    const sheets: SheetRead[] = []
    book.SheetNames.forEach((name, at) => {
      const sheet = book.Sheets[name]
      const hidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0
      if (sheet && sheet['!type'] !== 'chart') sheets.push(sheetOf(name, hidden, sheet, date1904))
    })
    const long = sheets.some((sheet) => (sheet.rows.at(-1)?.row ?? 0) > rows)
    return long
      ? { ok: false, reason: 'too_many_rows', detail: String(rows) }
      : { ok: true, sheets }
  } catch (error) {
    const detail =
      error instanceof Error ? error.message.slice(0, 200) : String(error).slice(0, 200)
    const locked = /password|encrypt/i.test(detail)
    return { ok: false, reason: locked ? 'protected_by_password' : 'not_a_workbook', detail }
  }
}

parentPort?.postMessage(sheetsIn(workerData as SheetsRequest))
