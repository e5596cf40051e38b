/** Texts of records read through mappings, as tests ask for them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RawRow } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import type { Finding } from '@shared/contract/contract-types'
import { repositoryRoot } from '../../support/repository-root'
import { temporaryFolder } from '../store/store-support'

const signal = new AbortController().signal

async function readAll(folder: string, mapping: string, entity: string) {
  const connector = createConnector('files', { folder, mapping })
  const rows: RawRow[] = []
  const problems: Finding[] = []
  for await (const batch of connector.read(entity, signal)) {
    rows.push(...batch.rows)
    problems.push(...batch.problems)
  }
  return { rows, problems }
}

/** Through a mapping that ships. */
export function shipped(name: string, file: string, content: string | Uint8Array, entity: string) {
  const folder = temporaryFolder()
  writeFileSync(join(folder, file), content)
  return readAll(folder, join(repositoryRoot, `resources/mappings/${name}.json`), entity)
}

/** The columns of a table with these records, as stock: item, unit, on hand. */
export async function tried(content: string | Uint8Array, records: unknown, more: object = {}) {
  const folder = temporaryFolder()
  const mapping = join(folder, 'trial.json')
  writeFileSync(join(folder, 'in.txt'), content)
  const site = { constant: 'P' }
  const fields = { item: 'item', unit: 'unit', on_hand: 'qty', site, quality_hold: 0, reserved: 0 }
  const document = {
    format: 'evenkeel-mapping/1',
    name: { zh: '试', en: 'Trial' },
    tables: { all: { file: 'in.txt', records, ...more } },
    entities: { stock: [{ from: 'all', fields }] },
  }
  writeFileSync(mapping, JSON.stringify(document))
  const { rows, problems } = await readAll(folder, mapping, 'stock')
  return {
    rows: rows.map(({ row, values }) => [row, values.item, values.unit, values.on_hand]),
    problems: problems.map(({ row, kind, expected, place }) => [place, row, kind, expected]),
  }
}

export const field = (from: number, length: number, record?: string) => ({
  from,
  length,
  ...(record ? { record } : {}),
})
export const columns = { item: field(2, 4), qty: field(6, 3), unit: field(9, 2) }
export const typed = {
  by: 'position',
  type: field(1, 1),
  length: 10,
  pass: ['T'],
  levels: [
    { starts: 'H', columns: { unit: field(2, 2) } },
    { starts: 'L', columns: { item: field(2, 4), qty: field(6, 3) } },
  ],
}
