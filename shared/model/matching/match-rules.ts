/** What is matched between systems, and by which declared rules without asking each time. */
import { z } from 'zod'
import { normalisedCode, normalisedName } from './normalise-name'
import type { Nameable } from './score-match'

export const matchedEntities = ['customer', 'item', 'supplier'] as const
export type MatchedEntity = (typeof matchedEntities)[number]

/** `code`: codes that differ in writing alone; `name`: names that do, company forms left out. */
export const matchRules = ['code', 'name'] as const
export type MatchRule = (typeof matchRules)[number]

const rules = z.array(z.enum(matchRules)).default([])
export const declaredRules = z.strictObject({ customer: rules, item: rules, supplier: rules })
export type DeclaredRules = z.infer<typeof declaredRules>

export const noRules: DeclaredRules = { customer: [], item: [], supplier: [] }

const keysBy: Readonly<Record<MatchRule, (of: Nameable) => string[]>> = {
  code: ({ code }) => [normalisedCode(code)],
  name: ({ code, names }) => [code, ...names].map(normalisedName),
}

export interface RulePair {
  readonly code: string
  readonly canonical: string
  readonly rule: MatchRule
}

/**
 * Pairs that a rule makes beyond doubt: a code that a rule leads to one canonical record alone, and to which no other
 * of the codes leads. Whatever is not so stays for a person, so that no two records become one unasked.
 */
export function pairsByRule(
  codes: readonly Nameable[],
  canonical: readonly Nameable[],
  declared: readonly MatchRule[],
): RulePair[] {
  const pairs: RulePair[] = []
  const done = new Set<string>()
  for (const rule of declared) {
    const known = new Map<string, Set<string>>()
    for (const one of canonical)
      for (const key of keysBy[rule](one))
        if (key !== '') known.set(key, (known.get(key) ?? new Set()).add(one.code))
    const found = codes
      .filter(({ code }) => !done.has(code))
      .map((one) => ({
        code: one.code,
        to: new Set(keysBy[rule](one).flatMap((key) => [...(known.get(key) ?? [])])),
      }))
    const wanted = new Map<string, number>()
    for (const { to } of found) for (const code of to) wanted.set(code, (wanted.get(code) ?? 0) + 1)
    for (const { code, to } of found) {
      const [only, ...others] = to
      if (only === undefined || others.length > 0 || (wanted.get(only) ?? 0) > 1) continue
      pairs.push({ code, canonical: only, rule })
      done.add(code)
    }
  }
  return pairs
}
