/** What a service's metadata says of its entity sets. */

import { parse } from '@sap-ux/edmx-parser'
import { z } from 'zod'
import type { KeyProperties } from './odata-query'

export interface Navigation {
  /** Full name of the type at its end. */
  readonly type: string
  readonly isMany: boolean
}

export interface TypeFacts extends KeyProperties {
  /** Without its namespace. */
  readonly name: string
  /** Type of each property, `Edm.String` where none is said. */
  readonly properties: ReadonlyMap<string, string>
  readonly navigations: ReadonlyMap<string, Navigation>
}

export interface SetFacts extends TypeFacts {
  readonly set: string
}

export interface ServiceModel {
  /** By name, in the order of the document. */
  readonly sets: ReadonlyMap<string, SetFacts>
  /** By full name. */
  readonly types: ReadonlyMap<string, TypeFacts>
}

const named = z.object({ name: z.string() })
const metadataShape = z.object({
  schema: z.object({
    entitySets: z.array(z.object({ name: z.string(), entityTypeName: z.string() })),
    entityTypes: z.array(
      z.object({
        name: z.string(),
        fullyQualifiedName: z.string(),
        entityProperties: z.array(named.extend({ type: z.string().optional() })),
        keys: z.array(named).default([]),
        navigationProperties: z
          .array(
            named.extend({
              isCollection: z.boolean().optional(),
              targetTypeName: z.string().optional(),
            }),
          )
          .default([]),
      }),
    ),
  }),
})

/** Reads a metadata document of V4. Throws where `xml` is none. */
export function readServiceModel(xml: string): ServiceModel {
  const { schema } = metadataShape.parse(parse(xml))
  const types = new Map(
    schema.entityTypes.map((type): [string, TypeFacts] => {
      const properties = new Map(
        type.entityProperties.map(({ name, type: of }) => [name, of ?? 'Edm.String']),
      )
      return [
        type.fullyQualifiedName,
        {
          name: type.name,
          key: type.keys.map(({ name }) => name),
          properties,
          unquoted: new Set([...properties].flatMap(([name, of]) => (isBare(of) ? [name] : []))),
          navigations: new Map(
            type.navigationProperties.map(({ name, isCollection, targetTypeName }) => [
              name,
              { type: targetTypeName ?? '', isMany: isCollection === true },
            ]),
          ),
        },
      ]
    }),
  )
  const sets = schema.entitySets.flatMap(({ name, entityTypeName }): [string, SetFacts][] => {
    const type = types.get(entityTypeName)
    return type ? [[name, { ...type, set: name }]] : []
  })
  return { sets: new Map(sets), types }
}

/** Values of these types stand in a filter without quotes. */
const isBare = (type: string): boolean => type.startsWith('Edm.') && type !== 'Edm.String'
