import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as spreadsheet from 'xlsx'

/** A workbook with one sheet; it carries no time of writing, so that the same rows give the same bytes. */
export function writeWorkbook(path, sheet, fields, rows) {
  const cells = [fields, ...rows.map((row) => fields.map((field) => row[field] ?? null))]
  const workbook = spreadsheet.utils.book_new()
  spreadsheet.utils.book_append_sheet(workbook, spreadsheet.utils.aoa_to_sheet(cells), sheet)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(
    path,
    spreadsheet.write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }),
  )
}
