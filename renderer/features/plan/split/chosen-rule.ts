/** The rule as it is chosen in the split dialog: its kind, and what the kind needs besides. */
import { type SplitRule, splitRules } from '@shared/contract/planning-calls'
import type { PreviewChild } from '@shared/contract/split-preview'
import { measuresOf } from '@shared/model/measures/measures'

export const ruleKinds = [...splitRules, 'measure', 'weights'] as const
export type RuleKind = (typeof ruleKinds)[number]

export interface ChosenRule {
  readonly kind: RuleKind
  readonly measure: string
  readonly weights: Readonly<Record<string, number>>
}

/** Measures that a total of the side can be split by. */
export const measuresToSplitBy = (side: 'demand' | 'supply'): string[] =>
  measuresOf(side)
    .filter(({ unit, across }) => unit === 'quantity' && across.kind === 'sum')
    .map(({ key }) => key)

export function ruleToSend({ kind, measure, weights }: ChosenRule): SplitRule {
  if (kind === 'measure') return { kind, measure }
  return kind === 'weights' ? { kind, weights: { ...weights } } : kind
}

/** Weights to begin with: what the children would get now. */
export const weightsFrom = (children: readonly PreviewChild[]): Record<string, number> =>
  Object.fromEntries(
    children.map(({ code, after }) => [code, Math.max(0, Math.round(after * 1000) / 1000)]),
  )
