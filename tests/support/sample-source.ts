/** The sample company as the engine reads it, straight from its files: for tests that need real data and no database. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlanSource } from '@main/engine/source/plan-source'
import { type CanonicalRow, canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { parse } from 'csv-parse/sync'

export const sampleFolder = join(import.meta.dirname, '../../resources/sample-company')

function readEntity(entity: Entity): CanonicalRow[] {
  const file = ['crm', 'erp', 'finance']
    .map((system) => join(sampleFolder, system, `${entity.name}.csv`))
    .find(existsSync)
  if (!file) return []
  const rows = parse(readFileSync(file), { columns: true }) as Record<string, string>[]
  const numeric = new Set(
    entity.fields
      .filter(({ kind }) => ['integer', 'number', 'money', 'share'].includes(kind))
      .map(({ name }) => name),
  )
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value === '' ? null : numeric.has(name) ? Number(value) : value,
      ]),
    ),
  )
}

/** Each entity is read once. */
export function createSampleSource(): PlanSource {
  const read = new Map<string, CanonicalRow[]>()
  return {
    rows(name) {
      const entity = canonicalEntities.find((e) => e.name === name)
      if (!entity) throw new Error(`no entity ${name}`)
      const rows = read.get(name) ?? readEntity(entity)
      read.set(name, rows)
      return rows
    },
  }
}
