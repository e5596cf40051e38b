/** Fills the server's tables from the folder of a company: one CSV file or workbook for each entity. */
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import type { Entity } from '@shared/model/entities/entity-shape'
import { parse } from 'csv-parse'
import { read, utils } from 'xlsx'
import { z } from 'zod'
import { type EntitySet, entitySets, pascal } from './entity-sets'
import { insertStatement, type Sqlite, type SqlValue } from './table-schema'

export interface Loaded {
  readonly rows: number
  /** `file:row field`, one for each row that was left out. */
  readonly rejected: readonly string[]
}

const rawRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** Loads every entity that has a file and is still empty in the database. Rejects with what the file system or the parser says. */
export async function loadCompany(database: Sqlite, folder: string): Promise<Loaded> {
  const files = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && ['.csv', '.xlsx'].includes(extname(entry.name)))
      files.set(basename(entry.name, extname(entry.name)), join(entry.parentPath, entry.name))
  let rows = 0
  const rejected: string[] = []
  for (const set of entitySets) {
    const file = set.entity && files.get(set.entity.name)
    if (!set.entity || !file || !isEmpty(database, set)) continue
    const insert = database.prepare(insertStatement(set))
    database.exec('BEGIN')
    let number = 1
    for await (const raw of rowsOf(file)) {
      number += 1
      const checked = checkRow(set.entity, rawRow.parse(raw))
      if (checked.row) insert.run(valuesOf(set.entity, checked.row))
      else rejected.push(`${basename(file)}:${number} ${checked.problems[0]?.field ?? ''}`)
      rows += checked.row ? 1 : 0
    }
    database.exec('COMMIT')
  }
  return { rows, rejected }
}

const isEmpty = (database: Sqlite, { name }: EntitySet): boolean =>
  database.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() === undefined

const valuesOf = (entity: Entity, row: CanonicalRow): SqlValue[] =>
  entity.fields.map(({ name }) => {
    const value = row[name] ?? null
    return typeof value === 'boolean' ? Number(value) : value
  })

async function* rowsOf(file: string): AsyncGenerator<unknown> {
  if (file.endsWith('.csv')) {
    yield* createReadStream(file).pipe(parse({ columns: true, bom: true }))
    return
  }
  const book = read(await readFile(file), { dense: true, UTC: true, cellDates: true })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  for (const row of sheet ? utils.sheet_to_json(sheet, { UTC: true, defval: null }) : [])
    yield withDatesAsText(z.record(z.string(), z.unknown()).parse(row))
}

const withDatesAsText = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : value,
    ]),
  )

/** The name of the company in the data, for the answer of `Me`. */
export function companyName(database: Sqlite): string {
  const name = database
    .prepare(`SELECT "${pascal('name_en')}" FROM "Companies" LIMIT 1`)
    .pluck()
    .get()
  return typeof name === 'string' ? name : 'Evenkeel sample server'
}
