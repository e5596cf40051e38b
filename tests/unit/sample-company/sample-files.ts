import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { parse } from 'csv-parse/sync'
import * as spreadsheet from 'xlsx'

export const repository = join(import.meta.dirname, '../../..')
export const sampleFolder = join(repository, 'resources/sample-company')

export type SampleRow = Record<string, string>

const folders = ['crm', 'erp', 'finance'] as const

/** Entity name to path of its file below `folder`. */
export function filesIn(folder: string): Map<string, string> {
  return new Map(
    folders.flatMap((part) =>
      readdirSync(join(folder, part)).map((file): [string, string] => [
        file.replace(/\.(csv|xlsx)$/, ''),
        join(part, file),
      ]),
    ),
  )
}

function sheetText(path: string, sheet: string): string {
  const cells = spreadsheet.read(readFileSync(path)).Sheets[sheet]
  if (!cells) throw new Error(`${path}: no sheet ${sheet}`)
  return spreadsheet.utils.sheet_to_csv(cells, { rawNumbers: true })
}

/** Headings first, then the rows, every cell as it is written. */
function cellsOf(name: string): string[][] {
  const file = filesIn(sampleFolder).get(name)
  if (!file) throw new Error(`no file for ${name}`)
  const path = join(sampleFolder, file)
  return parse(file.endsWith('.xlsx') ? sheetText(path, name) : readFileSync(path, 'utf8'))
}

export const headingsOf = (name: string): string[] => cellsOf(name)[0] ?? []

const read = new Map<string, SampleRow[]>()

export function rowsOf(name: string): SampleRow[] {
  const known = read.get(name)
  if (known) return known
  const [headings = [], ...rows] = cellsOf(name)
  const named = rows.map((row) =>
    Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? ''])),
  )
  read.set(name, named)
  return named
}

export const numberIn = (row: SampleRow, field: string): number => Number(row[field])

export function total(rows: readonly SampleRow[], amount: (row: SampleRow) => number): number {
  let sum = 0
  for (const row of rows) sum += amount(row)
  return sum
}

/** Amounts added up by what `keyOf` gives. */
export function totalsBy(
  rows: readonly SampleRow[],
  keyOf: (row: SampleRow) => string,
  amount: (row: SampleRow) => number,
): Map<string, number> {
  const totals = new Map<string, number>()
  for (const row of rows) totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + amount(row))
  return totals
}

export const keyOf = (name: string, row: SampleRow): string =>
  (entityNamed(name)?.key ?? []).map((part) => row[part]).join(' | ')
