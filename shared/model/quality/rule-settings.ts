/** What people may change of a rule, and what holds where they did not. */
import { z } from 'zod'
import { bilingual } from '../../contract/call-shape'
import { roles } from '../roles'
import { type QualityRule, severities } from './quality-rules'

export const ruleSettings = z.strictObject({
  on: z.boolean(),
  severity: z.enum(severities),
  owner: z.enum(roles),
  /** Who answers for it by name; the role where null. */
  person: z.string().min(1).max(200).nullable(),
  /** What is to be done, in place of the text that ships; null for that one. */
  remedy: bilingual.nullable(),
  parameters: z.record(z.string(), z.number()),
})
export type RuleSettings = z.infer<typeof ruleSettings>

/** The settings that a rule ships with. */
export const shippedSettings = (rule: QualityRule): RuleSettings => ({
  on: true,
  severity: rule.severity,
  owner: rule.owner,
  person: null,
  remedy: null,
  parameters: Object.fromEntries(rule.parameters.map(({ name, value }) => [name, value])),
})

/** The first parameter that is not one of the rule's or outside its bounds, with what is expected; undefined where all are good. */
export function wrongParameter(
  rule: QualityRule,
  { parameters }: RuleSettings,
): { readonly name: string; readonly expected: string } | undefined {
  for (const [name, value] of Object.entries(parameters)) {
    const declared = rule.parameters.find((one) => one.name === name)
    if (!declared) return { name, expected: rule.parameters.map((one) => one.name).join(' | ') }
    if (!(value >= declared.least && value <= declared.most))
      return { name, expected: `${declared.least}..${declared.most}` }
  }
  return undefined
}

/** Kept settings of a rule over those it ships with: parameters that came later have their shipped value. */
export const settingsOf = (rule: QualityRule, kept: RuleSettings | undefined): RuleSettings => {
  const shipped = shippedSettings(rule)
  return kept ? { ...kept, parameters: { ...shipped.parameters, ...kept.parameters } } : shipped
}

/** Whether both find the same and are as grave: what a gate hangs on. */
export const findsTheSame = (a: RuleSettings, b: RuleSettings): boolean =>
  a.on === b.on &&
  a.severity === b.severity &&
  Object.keys({ ...a.parameters, ...b.parameters }).every(
    (name) => a.parameters[name] === b.parameters[name],
  )
