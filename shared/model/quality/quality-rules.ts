/** The rules that data is judged by, declared once: what each is about, how grave it is, who answers for it. */
import type { FindingKind } from '../../contract/contract-types'
import type { Role } from '../roles'
import { fieldRuleOf } from './field-rules'
import { rulesOfData } from './rules-of-data'
import { rulesOfReading } from './rules-of-reading'

export const severities = ['error', 'warning'] as const
export type Severity = (typeof severities)[number]

/** A number that a rule can be set by. */
export interface RuleParameter {
  readonly name: string
  readonly value: number
  readonly least: number
  readonly most: number
}

export interface QualityRule {
  /** snake_case; its texts are `quality.rule_<key>`, `quality.checks_<key>` and `quality.remedy_<key>`. */
  readonly key: string
  /** The entity it is about; null where it holds for each. */
  readonly entity: string | null
  readonly fields: readonly string[]
  readonly severity: Severity
  readonly owner: Role
  readonly parameters: readonly RuleParameter[]
  /** The kind of finding that reading a source makes; null where the whole snapshot is asked. */
  readonly reads: FindingKind | null
}

export const qualityRules: readonly QualityRule[] = [...rulesOfReading, ...rulesOfData]

const byKey = new Map(qualityRules.map((rule) => [rule.key, rule]))
const byKind = new Map(rulesOfReading.map((rule) => [rule.reads, rule]))

/** A rule of the catalogue, or one of a single field. */
export const qualityRuleOf = (key: string): QualityRule | undefined =>
  byKey.get(key) ?? fieldRuleOf(key)
/** The rule that a finding of reading falls under. */
export const ruleOfKind = (kind: FindingKind): QualityRule | undefined => byKind.get(kind)
