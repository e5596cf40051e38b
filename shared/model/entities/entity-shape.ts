/** The vocabulary in which the canonical entities are declared; everything else about them is derived. */

/** How a value is written, checked and stored. Dates are `YYYY-MM-DD`, months `YYYY-MM`, shares 0 to 1, money in the company's currency unless a `currency` field stands beside it. */
export type FieldKind =
  | 'text'
  | 'integer'
  | 'number'
  | 'money'
  | 'share'
  | 'date'
  | 'month'
  | 'boolean'

export interface Field {
  /** snake_case, the same word in SQL, in canonical files and in the message catalogue (`fields.<name>`). */
  readonly name: string
  readonly kind: FieldKind
  readonly required: boolean
  /** The entity whose key this value must name. */
  readonly refers?: string
  readonly oneOf?: readonly string[]
  readonly minimum?: number
}

/** The system of record an entity normally comes from. */
export type SourceSystem = 'crm' | 'erp' | 'finance' | 'scm'

export interface Entity {
  readonly name: string
  readonly system: SourceSystem
  /** The names of the fields that together identify a row. */
  readonly key: readonly string[]
  readonly fields: readonly Field[]
  /** What adds up where two codes turn out to be one record; nothing of any other entity does. */
  readonly adds?: AddsUp
}

/** `fields` are quantities, `over` the key fields whose codes may have been two: a bill states a component once for each, but the whole bill twice for two parents. */
export interface AddsUp {
  readonly fields: readonly string[]
  readonly over: readonly string[]
}

type Options = Partial<Omit<Field, 'name' | 'kind'>>

const field =
  (kind: FieldKind) =>
  (name: string, options: Options = {}): Field => ({ name, kind, required: false, ...options })

export const text = field('text')
export const integer = field('integer')
export const number = field('number')
export const money = field('money')
export const share = field('share')
export const date = field('date')
export const month = field('month')
export const boolean = field('boolean')

/** A required reference to the single-field key of another entity. */
export const reference = (name: string, refers: string, options: Options = {}): Field => ({
  name,
  kind: 'text',
  required: true,
  refers,
  ...options,
})

export const required = { required: true } as const
export const notNegative = { minimum: 0 } as const
export const quantity = (name: string, options: Options = {}): Field =>
  number(name, { required: true, minimum: 0, ...options })
/** The two names every thing a person reads about carries. */
export const names: readonly Field[] = [text('name_zh', required), text('name_en', required)]

export function entity(
  name: string,
  system: SourceSystem,
  key: readonly string[],
  fields: readonly Field[],
  adds?: AddsUp,
): Entity {
  for (const part of key) {
    const found = fields.find((f) => f.name === part)
    if (!found) throw new Error(`entity ${name}: key field ${part} is not declared`)
    if (!found.required) throw new Error(`entity ${name}: key field ${part} must be required`)
  }
  return { name, system, key, fields, ...(adds ? { adds } : {}) }
}
