/** The rows of the sample company, read by a library and checked, as one text for each row. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { RawBatch } from '@main/connectors/connector'
import { canonicalEntities, entityNamed } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import { parse } from 'csv-parse/sync'
import { read, utils } from 'xlsx'
import { repositoryRoot } from '../../support/repository-root'

export const sampleCompany = join(repositoryRoot, 'resources/sample-company')

type Raw = Record<string, string | number | null>

const checkedText = (
  name: string,
  values: Readonly<RawBatch['rows'][number]['values']>,
): string => {
  const entity = entityNamed(name)
  const checked = entity && checkRow(entity, values)
  if (!checked?.row) throw new Error(`${name}: ${JSON.stringify(checked?.problems)}`)
  return JSON.stringify(checked.row)
}

async function rowsOf(path: string): Promise<Raw[]> {
  const bytes = await readFile(path)
  if (path.endsWith('.csv')) return parse(bytes, { columns: true, bom: true })
  const book = read(bytes)
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  return sheet
    ? utils.sheet_to_json<Raw>(sheet, { raw: false, defval: null, dateNF: 'yyyy-mm-dd' })
    : []
}

async function load(): Promise<readonly { name: string; rows: readonly string[] }[]> {
  const entries = await readdir(sampleCompany, { recursive: true, withFileTypes: true })
  const files = new Map(
    entries
      .filter((e) => e.isFile())
      .map((e) => [basename(e.name, extname(e.name)), join(e.parentPath, e.name)]),
  )
  return Promise.all(
    canonicalEntities.map(async ({ name }) => {
      const rows = await rowsOf(files.get(name) ?? '')
      return { name, rows: rows.map((row) => checkedText(name, row)) }
    }),
  )
}

let loaded: ReturnType<typeof load> | null = null

/** Every entity with its rows. */
export function sourceRows(): ReturnType<typeof load> {
  loaded ??= load()
  return loaded
}

/** The rows of a batch in the same form. */
sourceRows.checked = (name: string, batch: RawBatch): string[] =>
  batch.rows.map((row) => checkedText(name, row.values))
