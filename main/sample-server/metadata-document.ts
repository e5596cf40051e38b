/** What the server offers, in CSDL: the XML that clients read first. */
import type { EntitySet, Property } from './entity-sets'

export const namespace = 'Evenkeel'

const facets = ({ type }: Property): string => (type === 'Edm.Decimal' ? ' Scale="variable"' : '')

const propertyElement = (property: Property): string =>
  `<Property Name="${property.name}" Type="${property.type}" Nullable="${property.nullable}"${facets(property)}/>`

function typeElement({ type, key, properties }: EntitySet): string {
  const refs = key.map((name) => `<PropertyRef Name="${name}"/>`).join('')
  return `<EntityType Name="${type}"><Key>${refs}</Key>${properties.map(propertyElement).join('')}</EntityType>`
}

const setElement = ({ name, type }: EntitySet): string =>
  `<EntitySet Name="${name}" EntityType="${namespace}.${type}"/>`

/** The metadata document of these sets. */
export const metadataDocument = (entitySets: readonly EntitySet[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>',
    `<Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    ...entitySets.map(typeElement),
    '<EntityType Name="Person"><Key><PropertyRef Name="User"/></Key><Property Name="User" Type="Edm.String" Nullable="false"/><Property Name="Name" Type="Edm.String"/><Property Name="System" Type="Edm.String"/></EntityType>',
    '<EntityContainer Name="Container">',
    ...entitySets.map(setElement),
    `<Singleton Name="Me" Type="${namespace}.Person"/>`,
    '</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>',
  ].join('\n')
