/** Finds in a service's model which entity set holds which canonical entity. */
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { KeyProperties } from './odata-query'
import { readServiceModel, type ServiceModel } from './service-model'

export interface RemoteSet extends KeyProperties {
  readonly entity: Entity
  readonly set: string
  /** Property name of each field that the service has. */
  readonly properties: ReadonlyMap<string, string>
  /** Properties that hold a point in time. */
  readonly times: readonly string[]
}

/** `SalesOrderLine`, `salesOrderLine` and `SALES_ORDER_LINE` are all `sales_order_line`. */
export const snakeCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()

/** A service has thousands of properties, and is asked of for every entity. */
const known = new WeakMap<ServiceModel, readonly RemoteSet[]>()

/** The sets of canonical entities, by the name of their type, in the order of the data standard. */
export function canonicalSets(model: ServiceModel): readonly RemoteSet[] {
  const sets = known.get(model) ?? findSets(model)
  known.set(model, sets)
  return sets
}

function findSets({ sets }: ServiceModel): RemoteSet[] {
  const found = new Map<string, RemoteSet>()
  for (const { set, name: type, key, unquoted, properties: told } of sets.values()) {
    const entity = canonicalEntities.find((e) => e.name === snakeCase(type))
    if (!entity || found.has(entity.name)) continue
    const names = new Map([...told.keys()].map((name) => [snakeCase(name), name]))
    const properties = new Map(
      entity.fields.flatMap(({ name }) => {
        const property = names.get(name)
        return property === undefined ? [] : [[name, property] as const]
      }),
    )
    const times = [...told].flatMap(([name, of]) => (of === 'Edm.DateTimeOffset' ? [name] : []))
    found.set(entity.name, { entity, set, properties, key, unquoted, times })
  }
  return canonicalEntities.flatMap(({ name }) => found.get(name) ?? [])
}

/** The sets of canonical entities of a metadata document. Throws where `xml` is none. */
export const readMetadata = (xml: string): readonly RemoteSet[] =>
  canonicalSets(readServiceModel(xml))
