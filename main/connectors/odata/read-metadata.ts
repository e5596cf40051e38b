/** Finds in a service's metadata which entity set holds which canonical entity. */

import { parse } from '@sap-ux/edmx-parser'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { z } from 'zod'

export interface RemoteSet {
  readonly entity: Entity
  readonly set: string
  /** Property name of each field that the service has. */
  readonly properties: ReadonlyMap<string, string>
  /** Property names of the set's own key. */
  readonly key: readonly string[]
  /** Properties whose values stand in a filter as they are: numbers, dates, ids. */
  readonly unquoted: ReadonlySet<string>
  /** Properties that hold a point in time. */
  readonly times: readonly string[]
}

const metadataShape = z.object({
  schema: z.object({
    entitySets: z.array(z.object({ name: z.string(), entityTypeName: z.string() })),
    entityTypes: z.array(
      z.object({
        name: z.string(),
        fullyQualifiedName: z.string(),
        entityProperties: z.array(z.object({ name: z.string(), type: z.string().optional() })),
        keys: z.array(z.object({ name: z.string() })).default([]),
      }),
    ),
  }),
})

/** `SalesOrderLine`, `salesOrderLine` and `SALES_ORDER_LINE` are all `sales_order_line`. */
export const snakeCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()

/** The sets of canonical entities, by the name of their type, in the order of the data standard. Throws where `xml` is no metadata. */
export function readMetadata(xml: string): RemoteSet[] {
  const { schema } = metadataShape.parse(parse(xml))
  const types = new Map(schema.entityTypes.map((t) => [t.fullyQualifiedName, t]))
  const found = new Map<string, RemoteSet>()
  for (const { name: set, entityTypeName } of schema.entitySets) {
    const type = types.get(entityTypeName)
    const entity = canonicalEntities.find((e) => e.name === snakeCase(type?.name ?? ''))
    if (!type || !entity || found.has(entity.name)) continue
    const names = new Map(type.entityProperties.map((p) => [snakeCase(p.name), p.name]))
    const properties = new Map(
      entity.fields.flatMap(({ name }) => {
        const property = names.get(name)
        return property === undefined ? [] : [[name, property] as const]
      }),
    )
    found.set(entity.name, {
      entity,
      set,
      properties,
      key: type.keys.map(({ name }) => name),
      unquoted: new Set(
        type.entityProperties.flatMap(({ name, type: of }) =>
          of === undefined || of === 'Edm.String' ? [] : [name],
        ),
      ),
      times: type.entityProperties.flatMap(({ name, type: of }) =>
        of === 'Edm.DateTimeOffset' ? [name] : [],
      ),
    })
  }
  return canonicalEntities.flatMap(({ name }) => found.get(name) ?? [])
}
