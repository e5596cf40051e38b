/** What keeps a snapshot from being planned on, by cycle. */
import { z } from 'zod'
import { period } from '../../contract/call-shape'
import type { RuleCount } from './assessment'
import { baseRule } from './field-rules'
import { type Severity, severities } from './quality-rules'

export const qualityGate = z.strictObject({
  /** The first month of the cycle it is for; null for every cycle without one of its own. */
  cycle: period.nullable(),
  severities: z.array(z.enum(severities)),
  rules: z.array(z.string()),
})
export type QualityGate = z.infer<typeof qualityGate>

/** Half a load must never replace a whole one; everything else is told and planned on. */
export const shippedGates: readonly QualityGate[] = [
  { cycle: null, severities: [], rules: ['half_loaded'] },
]

/** The gate of the cycle that begins with the month of an as-of date. */
export const gateOf = (gates: readonly QualityGate[], asOf: string): QualityGate =>
  gates.find(({ cycle }) => cycle === asOf.slice(0, 7)) ??
  gates.find(({ cycle }) => cycle === null) ?? { cycle: null, severities: [], rules: [] }

/** A rule of one field is meant where the rule is. */
const names = (rules: readonly string[], rule: string): boolean =>
  rules.includes(rule) || rules.includes(baseRule(rule))

/** The same gates where a field has lost its own rule: what named that one names the rule that holds for the field now. */
export const withoutFieldRule = (gates: readonly QualityGate[], key: string): QualityGate[] =>
  gates.map((gate) => ({
    ...gate,
    rules: [...new Set(gate.rules.map((rule) => (rule === key ? baseRule(key) : rule)))],
  }))

/** Whether a gate of any cycle hangs on the rule: by its name, or by how grave it is. */
export const isGated = (gates: readonly QualityGate[], rule: string, severity: Severity): boolean =>
  gates.some(({ rules, severities: grave }) => names(rules, rule) || grave.includes(severity))

/** A rule that blocks, and how many things it found that nobody ignored. */
export interface Block {
  readonly rule: string
  readonly things: number
}

/** Rules that keep the snapshot from being planned on. `ignored` counts things by rule that a person has ignored. */
export const blocksOf = (
  gate: QualityGate,
  counts: readonly RuleCount[],
  ignored: ReadonlyMap<string, number>,
): Block[] =>
  counts.flatMap(({ rule, severity, things }) => {
    const left = things - (ignored.get(rule) ?? 0)
    const isBlocking = gate.severities.includes(severity) || names(gate.rules, rule)
    return isBlocking && left > 0 ? [{ rule, things: left }] : []
  })
