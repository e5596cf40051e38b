import type { ComparedChange } from '@shared/contract/comparison-calls'

/** What a change is ranked by: its effect in money, units that run short at its own value of a unit; its size where it has no effect of its own. */
export function weightOf({ effect, units, money }: ComparedChange): number {
  const size = Math.abs(money ?? 0)
  if (!effect) return size
  const unit = units && money ? Math.abs(money / units) : 0
  return Math.max(
    Math.abs(effect.revenue ?? 0),
    Math.abs(effect.gross_margin ?? 0),
    Math.abs(effect.shortage ?? 0) * unit,
  )
}

/** Those of the greatest effect first; equal ones by size, kind and code, so that equal data gives equal lists. */
export const inOrderOfEffect = (changes: readonly ComparedChange[]): ComparedChange[] =>
  changes
    .map((change) => ({ change, weight: weightOf(change) }))
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        Math.abs(b.change.money ?? 0) - Math.abs(a.change.money ?? 0) ||
        (a.change.kind < b.change.kind ? -1 : a.change.kind > b.change.kind ? 1 : 0) ||
        (a.change.code < b.change.code ? -1 : 1),
    )
    .map(({ change }) => change)
