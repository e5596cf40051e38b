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

/** What a rule compares of a code, and of a record that it may be: a code may be written where a name is meant, but codes are never compared as names. */
const keysOfCode: Readonly<Record<MatchRule, (of: Nameable) => string[]>> = {
  code: ({ code }) => [normalisedCode(code)],
  name: ({ code, names }) => [code, ...names].map(normalisedName),
}
const keysOfRecord: Readonly<Record<MatchRule, (of: Nameable) => string[]>> = {
  code: keysOfCode.code,
  name: ({ names }) => names.map(normalisedName),
}

export interface RulePair {
  readonly code: string
  readonly canonical: string
  readonly rule: MatchRule
}

/** Records by what a rule compares of them. */
function recordsBy(rule: MatchRule, canonical: readonly Nameable[]) {
  const known = new Map<string, Set<string>>()
  for (const one of canonical)
    for (const key of keysOfRecord[rule](one))
      if (key !== '') known.set(key, (known.get(key) ?? new Set()).add(one.code))
  return known
}

interface Led {
  readonly code: string
  /** Every record that a rule leads to. */
  readonly to: ReadonlySet<string>
  /** The record beyond doubt: one rule leads to it alone, and no other leads elsewhere. */
  readonly only: Omit<RulePair, 'code'> | null
}

function ledBy(code: string, found: readonly { rule: MatchRule; to: ReadonlySet<string> }[]): Led {
  const leading = found.filter(({ to }) => to.size > 0)
  const to = new Set(leading.flatMap((one) => [...one.to]))
  const sure = leading.find((one) => one.to.size === 1)
  const [canonical] = sure?.to ?? []
  if (!sure || canonical === undefined || !leading.every((one) => one.to.has(canonical)))
    return { code, to, only: null }
  return { code, to: new Set([canonical]), only: { canonical, rule: sure.rule } }
}

/**
 * Pairs that the declared rules together make beyond doubt: a code that one of them leads to one canonical record alone
 * and none elsewhere, to which no other of the codes leads by any of them, and for which nothing stands yet (`taken`).
 * Whatever is not so stays for a person, so that no two records become one unasked.
 */
export function pairsByRule(
  codes: readonly Nameable[],
  canonical: readonly Nameable[],
  declared: readonly MatchRule[],
  taken: ReadonlySet<string> = new Set(),
): RulePair[] {
  const rules = declared.map((rule) => ({ rule, known: recordsBy(rule, canonical) }))
  const led = codes.map((one) =>
    ledBy(
      one.code,
      rules.map(({ rule, known }) => ({
        rule,
        to: new Set(keysOfCode[rule](one).flatMap((key) => [...(known.get(key) ?? [])])),
      })),
    ),
  )
  const wanted = new Map<string, number>()
  for (const { to } of led) for (const code of to) wanted.set(code, (wanted.get(code) ?? 0) + 1)
  return led.flatMap(({ code, only }) =>
    only && wanted.get(only.canonical) === 1 && !taken.has(only.canonical)
      ? [{ code, ...only }]
      : [],
  )
}
