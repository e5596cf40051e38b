/** The entity sets of the sample server: every canonical entity, read-only, and the two that take what is published. */
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity, Field } from '@shared/model/entities/entity-shape'

export type EdmType =
  | 'Edm.String'
  | 'Edm.Int32'
  | 'Edm.Decimal'
  | 'Edm.Date'
  | 'Edm.Boolean'
  | 'Edm.DateTimeOffset'
  | 'Edm.Guid'

export interface Property {
  readonly name: string
  readonly type: EdmType
  readonly nullable: boolean
  /** Filled by the server; a client cannot set it. */
  readonly computed?: boolean
}

export interface EntitySet {
  readonly name: string
  readonly type: string
  readonly key: readonly string[]
  /** Properties by which a row is addressed as well, always with their names. */
  readonly alternate?: readonly string[]
  readonly properties: readonly Property[]
  readonly writable: boolean
  /** A change to an existing entity must say which version it changes. */
  readonly needsETag: boolean
  /** The canonical entity it serves, where it serves one. */
  readonly entity?: Entity
}

/** `sales_order_line` is `SalesOrderLine`. */
export const pascal = (name: string): string =>
  name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const plural = (name: string): string =>
  name === 'bill_of_material'
    ? 'BillsOfMaterial'
    : `${pascal(name)}s`.replace(/([^aeiou])ys$/, '$1ies')

const edmTypes: Readonly<Record<Field['kind'], EdmType>> = {
  text: 'Edm.String',
  integer: 'Edm.Int32',
  number: 'Edm.Decimal',
  money: 'Edm.Decimal',
  share: 'Edm.Decimal',
  date: 'Edm.Date',
  month: 'Edm.String',
  boolean: 'Edm.Boolean',
}

/** When a row was last changed; filled by the server. */
export const changedAt = 'ModifiedAt'

const canonicalSet = (entity: Entity): EntitySet => ({
  name: plural(entity.name),
  type: pascal(entity.name),
  key: entity.key.map(pascal),
  properties: [
    ...entity.fields.map((field) => ({
      name: pascal(field.name),
      type: edmTypes[field.kind],
      nullable: !field.required,
    })),
    { name: changedAt, type: 'Edm.DateTimeOffset', nullable: true, computed: true },
  ],
  writable: false,
  needsETag: false,
  entity,
})

const given = (type: EdmType, ...names: string[]): Property[] =>
  names.map((name) => ({ name, type, nullable: false }))
const optional = (type: EdmType, ...names: string[]): Property[] =>
  names.map((name) => ({ name, type, nullable: true }))
const computed = (type: EdmType, ...names: string[]): Property[] =>
  names.map((name) => ({ name, type, nullable: true, computed: true }))

export const decisionRecords: EntitySet = {
  name: 'DecisionRecords',
  type: 'DecisionRecord',
  key: ['IdempotencyKey'],
  properties: [
    ...given('Edm.String', 'IdempotencyKey', 'State'),
    ...optional('Edm.Int32', 'Number', 'LineCount'),
    ...optional('Edm.String', 'Question', 'Choice', 'Reason', 'Owner', 'Due', 'DecidedBy'),
    ...optional('Edm.String', 'DecidedAt', 'Hash'),
    /** The whole record as it was sent, in JSON: evidence, not data to calculate with. */
    ...optional('Edm.String', 'Document'),
    ...computed('Edm.String', 'Reference', 'ReceivedBy'),
    ...computed('Edm.DateTimeOffset', 'ReceivedAt'),
  ],
  writable: true,
  needsETag: false,
}

export const planLines: EntitySet = {
  name: 'PlanLines',
  type: 'PlanLine',
  key: ['Measure', 'Item', 'Customer', 'Site', 'Month'],
  properties: [
    /** Customer and Site are empty texts where the line has none: a key cannot be null. */
    ...given('Edm.String', 'Measure', 'Item', 'Customer', 'Site', 'Month'),
    ...given('Edm.Decimal', 'Quantity'),
    ...optional('Edm.String', 'Decision'),
    ...computed('Edm.String', 'ChangedBy'),
    ...computed('Edm.DateTimeOffset', 'ChangedAt'),
  ],
  writable: true,
  needsETag: true,
}

/** As a publisher of Dataverse would make the two: prefix and small letters, an id of the system as key, and an alternate key. */
const ofPublisher = (
  name: string,
  alternate: string,
  properties: readonly Property[],
): EntitySet => ({
  name: `evk_${name}s`,
  type: `evk_${name}`,
  key: [`evk_${name}id`],
  alternate: [`evk_${alternate}`],
  properties: [
    { name: `evk_${name}id`, type: 'Edm.Guid', nullable: false, computed: true },
    ...properties
      .filter(({ computed: own }) => !own)
      .map((p) => ({
        name: `evk_${p.name.toLowerCase()}`,
        type: p.type,
        nullable: p.name.toLowerCase() !== alternate,
      })),
    ...optional('Edm.String', 'evk_name'),
    ...computed('Edm.DateTimeOffset', 'modifiedon'),
  ],
  writable: true,
  needsETag: false,
})

/** The tables that the server has in the dialect of Dataverse besides. */
export const publisherSets: readonly EntitySet[] = [
  ofPublisher('decisionrecord', 'idempotencykey', decisionRecords.properties),
  ofPublisher('planline', 'linekey', [...given('Edm.String', 'LineKey'), ...planLines.properties]),
]

export const entitySets: readonly EntitySet[] = [
  ...canonicalEntities.map(canonicalSet),
  decisionRecords,
  planLines,
]

const byName = new Map(
  [...entitySets, ...publisherSets].map((set) => [set.name.toLowerCase(), set]),
)

/** The entity set of that name, in any case (clients of Dataverse write lower case), or undefined. */
export const entitySetNamed = (name: string): EntitySet | undefined =>
  byName.get(name.toLowerCase())
