import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadMapping } from '@main/connectors/mapping/load-mapping'
import { catalogues } from '@shared/messages/catalogue'
import { mappingsFor, shippedMappings } from '@shared/model/shipped-mappings'
import { expect, test } from 'vitest'

const folder = resolve(import.meta.dirname, '../../../../resources/mappings')

test('every mapping that ships can be chosen, and no other', () => {
  const documents = readdirSync(folder).map((name) => name.replace(/\.json$/, ''))
  expect(documents.sort()).toEqual([...shippedMappings].sort())
})

const source = [
  'read',
  'file',
  'encoding',
  'delimiter',
  'headings',
  'sheet',
  'skip_lines',
  'optional',
]

test.each(shippedMappings)(
  '%s is a valid mapping, with its reasons and a name in both languages',
  (name) => {
    const { notes } = loadMapping(join(folder, `${name}.json`))
    expect(notes.length).toBeGreaterThan(0)
    for (const language of ['en', 'zh-CN'] as const)
      expect(catalogues[language].data[`mapping_${name}`]).toBeTruthy()
  },
)

test('the form of a connection offers what its type can read: files, or a system', () => {
  for (const type of ['files', 'sftp', 'sql', 'odata', 'rest', 'salesforce', 'tryton'] as const) {
    expect(mappingsFor(type).length, type).toBeGreaterThan(0)
    for (const name of mappingsFor(type)) {
      const tables = Object.values(loadMapping(join(folder, `${name}.json`)).tables)
      const ofFiles = type === 'files' || type === 'sftp'
      expect(
        tables.some((table) => 'file' in table),
        name,
      ).toBe(ofFiles)
      expect(
        tables.some((table) => 'read' in table),
        name,
      ).toBe(!ofFiles)
    }
  }
})

test('AdventureWorks is the same company in files and in PostgreSQL: only where its tables come from differs', () => {
  const [files, tables] = ['adventureworks', 'adventureworks_postgres'].map((name) =>
    loadMapping(join(folder, `${name}.json`)),
  )
  const steps = (mapping: typeof files) =>
    Object.entries(mapping?.tables ?? {}).map(([name, table]) => [
      name,
      Object.entries(table).filter(([part]) => !source.includes(part)),
    ])
  expect(tables?.entities).toEqual(files?.entities)
  expect(steps(tables)).toEqual(steps(files))
})
