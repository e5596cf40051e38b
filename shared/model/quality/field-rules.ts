/** A rule of reading for one field: whoever knows the field says how grave it is, who answers for it and what is to be done. */
import { entityNamed } from '../entities/canonical-entities'
import type { Field, FieldKind } from '../entities/entity-shape'
import type { QualityRule } from './quality-rules'
import { rulesOfReading } from './rules-of-reading'

const numbers: ReadonlySet<FieldKind> = new Set(['integer', 'number', 'money', 'share'])
const dates: ReadonlySet<FieldKind> = new Set(['date', 'month'])

/** What is said of a field's value, and of which fields it can be; other rules are about rows, columns and sources. */
const ofFields = new Map<string, (field: Field) => boolean>([
  // Months that go across must be told by a mapping.
  ['value_missing', ({ kind, required }) => required || kind === 'month'],
  ['value_not_a_number', ({ kind }) => numbers.has(kind)],
  ['value_not_a_date', ({ kind }) => dates.has(kind)],
  // A mapping may allow any field certain words alone.
  ['value_not_allowed', () => true],
  ['value_out_of_range', ({ kind, minimum }) => kind === 'share' || minimum !== undefined],
  ['reference_unknown', ({ refers }) => refers !== undefined],
])

const named = /^(?<base>\w+)@(?<entity>\w+)\.(?<field>\w+)$/

/** Whether a rule can be set field by field. */
export const hasFieldRules = (rule: string): boolean => ofFields.has(rule)

/** Fields of an entity that the rule can find something in; none for a rule that has no fields. */
export const fieldsOfRule = (rule: string, entity: string): readonly string[] =>
  (entityNamed(entity)?.fields ?? [])
    .filter((field) => ofFields.get(rule)?.(field))
    .map(({ name }) => name)

export const fieldRuleKey = (rule: string, entity: string, field: string): string =>
  `${rule}@${entity}.${field}`

/** The rule that a rule of one field is of; any other rule itself. */
export const baseRule = (rule: string): string => named.exec(rule)?.groups?.base ?? rule

/** The rule of one field that `key` names; undefined where it names none, or a field that it can find nothing in. */
export function fieldRuleOf(key: string): QualityRule | undefined {
  const { base = '', entity = '', field = '' } = named.exec(key)?.groups ?? {}
  const rule = ofFields.has(base) ? rulesOfReading.find((one) => one.key === base) : undefined
  if (!rule || !fieldsOfRule(base, entity).includes(field)) return undefined
  return { ...rule, key, entity, fields: [field] }
}
