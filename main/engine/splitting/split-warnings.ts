/** What of a split a planner should see before it is made. */
import type { SplitWarningKind } from '@shared/contract/split-preview'
import type { SplitBasis, WeightKind } from './split-over-lines'

export interface FoundWarning {
  readonly kind: SplitWarningKind
  /** Positions of the lines of the child it is about. */
  readonly lines: readonly number[]
  /** True for a line of its own, false for a child of the level below. */
  readonly line: boolean
  readonly before: number
  readonly after: number
}

export interface SplitOutcome {
  readonly total: number
  readonly basis: SplitBasis
  readonly parts: readonly number[]
  readonly fallback: WeightKind | null
  /** What the rule alone would give each line: nothing locked, nothing cut to units. */
  fair(): readonly number[]
  /** The parts before they were cut to units. */
  exact(): readonly number[]
}

interface Child {
  readonly lines: readonly number[]
  readonly line: boolean
}

const sumOf = (values: readonly number[], lines: readonly number[]): number =>
  lines.reduce((sum, line) => sum + values[line]!, 0)

/** Children of the level below and, where there are more levels, the lines. */
function childrenOf({ basis }: SplitOutcome): Child[] {
  const all = [...basis.present.keys()]
  const deep = (basis.paths[0]?.length ?? 0) > 1
  const below = Map.groupBy(all, (line) => basis.paths[line]?.[0] ?? `#${line}`)
  return [
    ...[...below.values()].map((lines) => ({ lines, line: false })),
    ...(deep ? all.map((line) => ({ lines: [line], line: true })) : []),
  ]
}

/** More than a stand-in rule may give one child before somebody has looked at it. */
const nearlyAll = 0.8

/**
 * The warnings of a split. `piled`: more than twice what the rule alone would give, because of locks, or more than 80 % of
 * the total by a stand-in rule. `zeroed`: a child that had a unit or more is left with none; of lines further down only
 * those whose share is under half a unit, not what rounding takes. `takes_more`: more than twice its part of the change,
 * measured by its part of what stood there, by more than a unit. `sign_changed`: from below zero to zero or above, or back.
 */
export function findWarnings(outcome: SplitOutcome, kinds: readonly SplitWarningKind[]) {
  const { total, basis, parts, fallback } = outcome
  const unit = Number.isInteger(total) ? 1 : Math.abs(total) * 1e-6
  const held = basis.locked.some(Boolean)
  const present = basis.present.reduce((a, b) => a + b, 0)
  const open = basis.locked.filter((locked) => !locked).length
  const found: FoundWarning[] = []

  const is: Record<SplitWarningKind, (child: Child, before: number, after: number) => boolean> = {
    piled: ({ lines }, before, after) => {
      if (after <= before + unit) return false
      const fair = held ? sumOf(outcome.fair(), lines) : after
      if (after > 2 * fair && after - fair > unit) return true
      return fallback !== null && open > 1 && total > 0 && after > nearlyAll * total
    },
    zeroed: ({ lines, line }, before, after) =>
      total !== 0 &&
      after === 0 &&
      before >= unit &&
      (!line || sumOf(outcome.fair(), lines) < unit / 2),
    takes_more: ({ line }, before, after) => {
      if (line || !(present > 0)) return false
      const part = before / present
      const change = total - present
      const borne = after - before
      return Math.abs(borne - part * change) > unit && Math.abs(borne) > 2 * part * Math.abs(change)
    },
    sign_changed: (_, before, after) => (before < 0 && after >= 0) || (before > 0 && after < 0),
  }

  const children = childrenOf(outcome)
  for (const kind of kinds)
    for (const child of children) {
      if (child.lines.every((line) => basis.locked[line])) continue
      const before = sumOf(basis.present, child.lines)
      const after = sumOf(parts, child.lines)
      // One child alone bears everything: there is nothing to choose.
      if (children.length > 1 && is[kind](child, before, after))
        found.push({ kind, ...child, before, after })
    }
  return found
}
