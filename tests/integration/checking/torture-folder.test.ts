/** Every file of the torture folder is read or refused with a named reason, in bounded time and memory. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenTable } from '@main/connectors/files/tables/open-table'
import { valueOfCell } from '@main/connectors/files/workbook-cells'
import { openXlsx } from '@main/connectors/files/xlsx/open-xlsx'
import { fileReasons, sizeReasons } from '@main/connectors/reasons'
import { checkFiles } from '@main/services/checking/check-files'
import { describe, expect, test } from 'vitest'
import { type CellObject, read, type WorkBook } from 'xlsx'
import { sharedData } from '../../support/shared-data'

const { path: folder, there } = sharedData('import-torture')
const files = there
  ? readdirSync(folder)
      .filter((name) => name !== 'MANIFEST.csv')
      .sort()
  : ['absent']
const { signal } = new AbortController()
const now = new Date('2026-11-22T12:00:00Z')
const reasons = new Set<string>([...fileReasons, ...sizeReasons])

/** Readable only with a password, with entities of their own, or no tables of any format. */
const refused = new Set([
  '033-libreoffice.slk',
  '057-libreoffice.xls',
  '123-poi.xlsx',
  '161-poi.xlsx',
  '258-sheetjs.xls',
  '293-sheetjs.xls',
])

describe.skipIf(!there)('the torture folder', () => {
  test('all its files are read or refused with a reason', { timeout: 600_000 }, async () => {
    const odd: unknown[] = []
    for (const name of files) {
      const checked = await checkFiles([join(folder, name)], { now, signal })
      const why = checked.files.flatMap((file) => file.refused ?? [])
      if (why.length > 0 !== refused.has(name)) odd.push({ name, why })
      if (why.some(({ reason }) => !reasons.has(reason))) odd.push({ name, why })
    }
    expect(odd).toEqual([])
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(2048)
  })

  const workbooks = files.filter((name) => /\.xls[xm]$/.test(name) && !refused.has(name))
  test('workbooks hold what the library reads', { timeout: 300_000 }, async () => {
    const wrong: unknown[] = []
    for (const name of workbooks) {
      const path = join(folder, name)
      const book = read(readFileSync(path), { dense: true, cellNF: true })
      for (const table of await openXlsx(path, name, signal)) {
        const found = await cellsOf(table)
        const expected = libraryCells(book, table.sheet ?? '')
        for (const place of new Set([...found.keys(), ...expected.keys()]))
          if (found.get(place) !== expected.get(place))
            wrong.push({ name, place, found: found.get(place), expected: expected.get(place) })
      }
    }
    expect(wrong).toEqual([])
  })
})

async function cellsOf(table: OpenTable): Promise<Map<string, unknown>> {
  const cells = new Map<string, unknown>()
  for await (const records of table.records(signal))
    for (const record of records)
      record.cells.forEach((value, column) => {
        if (value !== null) cells.set(`${record.row}:${column}`, value)
      })
  return cells
}

function libraryCells(book: WorkBook, sheet: string): Map<string, unknown> {
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const cells = new Map<string, unknown>()
  const lines: readonly (readonly (CellObject | undefined)[] | undefined)[] =
    book.Sheets[sheet]?.['!data'] ?? []
  lines.forEach((line, at) => {
    line?.forEach((cell, column) => {
      // The library has no day for a number below zero; the number itself is what stands there.
      const value = typeof cell?.v === 'number' && cell.v < 0 ? cell.v : valueOfCell(cell, date1904)
      if (value !== null) cells.set(`${at + 1}:${column}`, value)
    })
  })
  return cells
}
