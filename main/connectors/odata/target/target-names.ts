/** What the sets and properties are called that take what is published. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'

const recordProperties = [
  'IdempotencyKey',
  'State',
  'Reference',
  'ReceivedAt',
  'Number',
  'Question',
  'Choice',
  'Reason',
  'Owner',
  'Due',
  'DecidedBy',
  'DecidedAt',
  'Hash',
  'LineCount',
  'Document',
  'Name',
] as const
const lineProperties = [
  'Measure',
  'Item',
  'Customer',
  'Site',
  'Month',
  'Quantity',
  'Decision',
  'LineKey',
  'Name',
] as const

/** Null: there is none. */
type Named<Property extends string> = Readonly<Record<Property, string | null>>

export interface TargetNames {
  readonly records: {
    readonly set: string
    readonly properties: Named<(typeof recordProperties)[number]>
  }
  readonly lines: {
    readonly set: string
    /** With a `LineKey`, lines go by it; without, by the five properties of a line. */
    readonly properties: Named<(typeof lineProperties)[number]>
  }
  /** Whether a key of one property is written with its name, as alternate keys are. */
  readonly keysNamed: boolean
}

const allOf = <Property extends string>(
  properties: readonly Property[],
  name: (property: Property) => string | null,
): Named<Property> =>
  Object.fromEntries(properties.map((one) => [one, name(one)])) as Record<Property, string | null>

/** As the sample server has them. */
export const plainNames: TargetNames = {
  records: {
    set: 'DecisionRecords',
    properties: allOf(recordProperties, (one) => (one === 'Name' ? null : one)),
  },
  lines: {
    set: 'PlanLines',
    properties: allOf(lineProperties, (one) => (one === 'Name' || one === 'LineKey' ? null : one)),
  },
  keysNamed: false,
}

/** Tables of a publisher in Dataverse: `xyz_decisionrecord` with `xyz_state`; the system itself says when a row was changed. */
export const publisherNames = (publisher: string): TargetNames => {
  const own = (name: string) => `${publisher}_${name.toLowerCase()}`
  return {
    records: {
      set: own('decisionrecords'),
      properties: {
        ...allOf(recordProperties, own),
        ReceivedAt: 'modifiedon',
        Reference: null,
      },
    },
    lines: { set: own('planlines'), properties: allOf(lineProperties, own) },
    keysNamed: true,
  }
}

const property = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_]{0,127}$/u)
  .nullable()
const part = <Property extends string>(properties: readonly Property[]) =>
  z.strictObject({
    set: z
      .string()
      .regex(/^[\p{L}_][\p{L}\p{N}_]{0,127}$/u)
      .optional(),
    properties: z.partialRecord(z.enum(properties), property).default({}),
  })
const serviceShape = z.strictObject({
  /** Names that are others than the usual ones; null leaves a property out. */
  target: z
    .strictObject({
      records: part(recordProperties).optional(),
      lines: part(lineProperties).optional(),
      keys_named: z.boolean().optional(),
    })
    .optional(),
})

/** What cannot be left out. */
const needed = {
  records: ['IdempotencyKey', 'State', 'Document'],
  lines: ['Measure', 'Item', 'Customer', 'Site', 'Month', 'Quantity', 'Decision'],
} as const

/** The usual names where a mapping's `service` says no others. MAPPING_INVALID with the place. */
export function targetNames(usual: TargetNames, service: unknown): TargetNames {
  const checked = serviceShape.safeParse(service ?? {})
  if (!checked.success) {
    const [issue] = checked.error.issues
    throw invalid((issue?.path ?? []).map(String), issue?.message ?? '')
  }
  const { records, lines, keys_named: keysNamed } = checked.data.target ?? {}
  const names: TargetNames = {
    records: {
      set: records?.set ?? usual.records.set,
      properties: { ...usual.records.properties, ...records?.properties },
    },
    lines: {
      set: lines?.set ?? usual.lines.set,
      properties: { ...usual.lines.properties, ...lines?.properties },
    },
    keysNamed: keysNamed ?? usual.keysNamed,
  }
  for (const of of ['records', 'lines'] as const)
    for (const one of needed[of])
      if (Reflect.get(names[of].properties, one) === null)
        throw invalid(['target', of, 'properties', one], 'string')
  return names
}

const invalid = (path: readonly string[], expected: string): EvenkeelError =>
  new EvenkeelError('MAPPING_INVALID', {
    mapping: '',
    path: ['service', ...path].join('.'),
    expected,
  })

/** Properties by their own names, those that are not there left out. */
export function named<Property extends string>(
  names: Named<Property>,
  values: Partial<Readonly<Record<Property, unknown>>>,
): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [one, value] of Object.entries(values)) {
    const name = names[one as Property]
    if (name != null) body[name] = value
  }
  return body
}

/** The names of those that are there. */
export const namesOf = <Property extends string>(
  names: Named<Property>,
  ...wanted: readonly Property[]
): string[] => wanted.flatMap((one) => names[one] ?? [])

/** A row of the service by our names, its version beside it; properties that are not there are undefined. */
export function renamed<Property extends string>(
  names: Named<Property>,
  row: unknown,
): Partial<Record<Property | '@odata.etag', unknown>> {
  const given = z.record(z.string(), z.unknown()).safeParse(row)
  if (!given.success) return {}
  const values: Record<string, unknown> = { '@odata.etag': given.data['@odata.etag'] }
  for (const [one, name] of Object.entries<string | null>(names))
    if (name !== null) values[one] = given.data[name]
  return values as Partial<Record<Property | '@odata.etag', unknown>>
}
