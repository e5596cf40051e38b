/** The sample company as custom objects of an organisation, one an entity, and the mapping that reads them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity, Field } from '@shared/model/entities/entity-shape'
import { decisionObjects, type PeerField, type PeerObject } from './peer-schema'
import type { PeerStore } from './peer-store'

const objectOf = ({ name }: Entity): string => `S_${name}__c`
const columnOf = ({ name }: Field): string => `${name}__c`

const typeOf = ({ kind }: Field): PeerField['type'] => {
  if (kind === 'integer') return 'int'
  if (kind === 'money') return 'currency'
  if (kind === 'number' || kind === 'share') return 'double'
  return kind === 'boolean' || kind === 'date' ? kind : 'string'
}

export const sampleObjects: readonly PeerObject[] = [
  ...canonicalEntities.map((entity, index) => ({
    name: objectOf(entity),
    prefix: `a${String(index).padStart(2, '0')}`,
    fields: entity.fields.map((field) => ({ name: columnOf(field), type: typeOf(field) })),
  })),
  ...decisionObjects,
]

type Row = Readonly<Record<string, unknown>>

/** Fills the objects with checked rows of every entity. */
export function fillSample(
  store: PeerStore,
  rows: readonly { readonly name: string; readonly rows: readonly string[] }[],
): void {
  store.db.transaction(() => {
    for (const entity of canonicalEntities)
      for (const text of rows.find(({ name }) => name === entity.name)?.rows ?? []) {
        const row = JSON.parse(text) as Row
        const values = entity.fields.map((field) => [columnOf(field), row[field.name]])
        store.insert(objectOf(entity), Object.fromEntries(values))
      }
  })()
}

/** Writes the mapping into `folder` and answers its path. */
export function writeSampleMapping(folder: string): string {
  const tables = canonicalEntities.map((entity) => [
    entity.name,
    { read: { object: objectOf(entity), fields: entity.fields.map(columnOf) } },
  ])
  const entities = canonicalEntities.map((entity) => [
    entity.name,
    [
      {
        from: entity.name,
        fields: Object.fromEntries(entity.fields.map((field) => [field.name, columnOf(field)])),
      },
    ],
  ])
  const path = join(folder, 'sample.json')
  writeFileSync(
    path,
    JSON.stringify({
      format: 'evenkeel-mapping/1',
      name: { zh: '示例', en: 'Sample' },
      tables: Object.fromEntries(tables),
      entities: Object.fromEntries(entities),
    }),
  )
  // Read back, so that a broken document is seen here.
  JSON.parse(readFileSync(path, 'utf8'))
  return path
}
