/** Splits a total over plan lines level by level: over the children of the level below, then each child's part over its own. */
import { grainOf, splitAboveFloors, splitInGrains } from './split-total'

/** What lines are weighed by; the next one stands in where it has nothing to go by. */
export type WeightKind = 'proportional' | 'history' | 'measure' | 'weights' | 'equal'

export interface SplitBasis {
  /** Per line: what stands there now, and what it sold in the last twelve months. */
  readonly present: readonly number[]
  readonly history: readonly number[]
  /** Per line and level below the total, highest first: the code of the child it belongs to. */
  readonly paths: readonly (readonly string[])[]
  /** Per line: keeps what stands there. */
  readonly locked: readonly boolean[]
}

/** The rule with its weights at hand. */
export type WeighedRule =
  | { readonly kind: 'proportional' | 'history' | 'equal' }
  /** Of each line, NaN where the measure has no figure. */
  | { readonly kind: 'measure'; readonly values: readonly number[] }
  /** Of the children of the level below; a child without one has none. Inside a child it goes by present values. */
  | { readonly kind: 'weights'; readonly children: ReadonlyMap<string, number> }
  | { readonly kind: 'weights'; readonly lines: readonly number[] }

export interface SplitParts {
  /** Per line; locked lines keep what stands there. Together exactly the total. */
  readonly parts: number[]
  /** What a level was really split by where the rule had nothing to go by there; null where it had. */
  readonly fallback: WeightKind | null
}

interface Node {
  readonly code: string
  readonly lines: readonly number[]
  readonly children: readonly Node[]
  readonly open: number
  readonly floor: number
}

function nodeOf(code: string, lines: readonly number[], basis: SplitBasis, depth: number): Node {
  const single = lines.length === 1
  const groups = single
    ? null
    : Map.groupBy(lines, (line) => basis.paths[line]?.[depth] ?? `#${line}`)
  const children = groups
    ? [...groups].map(([child, inside]) => nodeOf(child, inside, basis, depth + 1))
    : []
  let floor = 0
  let open = 0
  for (const line of lines)
    if (basis.locked[line]) floor += basis.present[line]!
    else open += 1
  return { code, lines, children, open, floor }
}

/** Weights of the children of a node, or undefined where they say nothing. */
type Weigher = (children: readonly Node[], depth: number) => number[] | undefined

const some = (weights: number[]): number[] | undefined =>
  weights.some((w) => w > 0) ? weights : undefined

const byLines =
  (values: readonly number[], locked: readonly boolean[]): Weigher =>
  (children) =>
    some(
      children.map(({ lines }) =>
        lines.reduce((sum, line) => {
          const value = values[line]!
          return locked[line] || !(value > 0) ? sum : sum + value
        }, 0),
      ),
    )

const byChildren =
  (weights: ReadonlyMap<string, number>): Weigher =>
  (children, depth) =>
    depth === 0 ? some(children.map(({ code }) => weights.get(code) ?? 0)) : undefined

/** In which order things are gone by, each with its name. Children given weights, or equal ones, count what is locked in them. */
function weighersOf(
  rule: WeighedRule,
  { present, history, locked }: SplitBasis,
): { kind: WeightKind; weigh: Weigher; above: boolean }[] {
  const equal = {
    kind: 'equal' as const,
    weigh: (children: readonly Node[]) => children.map(() => 1),
    above: true,
  }
  const now = { kind: 'proportional' as const, weigh: byLines(present, locked), above: false }
  const past = { kind: 'history' as const, weigh: byLines(history, locked), above: false }
  switch (rule.kind) {
    case 'proportional':
      return [now, past, equal]
    case 'history':
      return [past, now, equal]
    case 'equal':
      return [equal]
    case 'measure':
      return [
        { kind: 'measure', weigh: byLines(rule.values, locked), above: false },
        now,
        past,
        equal,
      ]
    case 'weights': {
      const given =
        'children' in rule
          ? { weigh: byChildren(rule.children), above: true }
          : { weigh: byLines(rule.lines, locked), above: false }
      return [{ kind: 'weights', ...given }, now, past, equal]
    }
  }
}

/** Adds to a part what the sum, taken in the order of the lines, misses of the total. */
function closeOn(total: number, parts: number[], locked: readonly boolean[]): void {
  let largest = -1
  parts.forEach((part, i) => {
    if (!locked[i] && (largest < 0 || part > parts[largest]!)) largest = i
  })
  for (let round = 0; round < 8 && largest >= 0; round++) {
    const missing = total - parts.reduce((a, b) => a + b, 0)
    if (missing === 0) return
    parts[largest]! += missing
  }
}

/**
 * Splits `total` over the lines by a rule. At every level children get whole units where the total is whole, by largest
 * remainder, in the order of the lines. Locked lines keep their number and the others share the rest: in proportion to
 * their own weights, or, with equal and given weights, so that the children's totals come as near to the rule as the
 * locked numbers allow. A rule without any weight falls back: present values, history, equally. The rest must not be
 * negative, and one line at least open.
 */
export function splitOverLines(
  total: number,
  rule: WeighedRule,
  basis: SplitBasis,
  grain = grainOf(total),
): SplitParts {
  const parts = basis.present.map((value, line) => (basis.locked[line] ? value : 0))
  const weighers = weighersOf(rule, basis)
  let fallback: WeightKind | null = null

  /** Inside the children that were given weights it is present values that are meant. */
  const meant = (depth: number): WeightKind =>
    depth > 0 && 'children' in rule ? 'proportional' : rule.kind

  function weighed(children: readonly Node[], depth: number) {
    for (const { kind, weigh, above } of weighers) {
      const weights = weigh(children, depth)
      if (weights) return { kind, weights, above }
    }
    return { kind: 'equal' as const, weights: children.map(() => 1), above: true }
  }

  function spread(node: Node, amount: number, depth: number): void {
    if (amount === 0) return
    if (node.children.length === 0) {
      for (const line of node.lines) parts[line] = amount
      return
    }
    const open = node.children.filter((child) => child.open > 0)
    const { kind, weights, above } = weighed(open, depth)
    if (kind !== meant(depth) && open.length > 1) fallback ??= kind
    const floors = open.map((child) => child.floor)
    const shares = above
      ? splitAboveFloors(amount, weights, floors, grain)
      : splitInGrains(amount, weights, grain)
    open.forEach((child, i) => {
      spread(child, shares[i]!, depth + 1)
    })
  }

  const root = nodeOf('', [...basis.present.keys()], basis, 0)
  spread(root, total - root.floor, 0)
  closeOn(total, parts, basis.locked)
  return { parts, fallback }
}
