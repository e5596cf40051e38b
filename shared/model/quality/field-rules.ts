/** A rule of reading for one field: whoever knows the field says how grave it is, who answers for it and what is to be done. */
import { entityNamed } from '../entities/canonical-entities'
import type { QualityRule } from './quality-rules'
import { rulesOfReading } from './rules-of-reading'

/** What is said of a field's value; others are about rows, columns and sources. */
const ofFields: ReadonlySet<string> = new Set([
  'value_missing',
  'value_not_a_number',
  'value_not_a_date',
  'value_not_allowed',
  'value_out_of_range',
  'reference_unknown',
])

const named = /^(?<base>\w+)@(?<entity>\w+)\.(?<field>\w+)$/

/** Whether a rule can be set field by field. */
export const hasFieldRules = (rule: string): boolean => ofFields.has(rule)

export const fieldRuleKey = (rule: string, entity: string, field: string): string =>
  `${rule}@${entity}.${field}`

/** The rule that a rule of one field is of; any other rule itself. */
export const baseRule = (rule: string): string => named.exec(rule)?.groups?.base ?? rule

/** The rule of one field that `key` names; undefined where it names none, or a field that is not there. */
export function fieldRuleOf(key: string): QualityRule | undefined {
  const { base = '', entity = '', field = '' } = named.exec(key)?.groups ?? {}
  const rule = ofFields.has(base) ? rulesOfReading.find((one) => one.key === base) : undefined
  if (!rule || !entityNamed(entity)?.fields.some(({ name }) => name === field)) return undefined
  return { ...rule, key, entity, fields: [field] }
}
