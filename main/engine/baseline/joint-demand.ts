/** The demand of items that take each other's place: one history, forecast once, its parts adding up to it. */
import { monthNumber } from '@shared/model/orders/order-summary'
import { periodOf } from '../calendar/month-axis'
import { successorShares } from '../forecast/lifecycle/succession'
import { type ItemHistory, type ItemLookup, monthsOfHistory, noHistory } from './item-history'
import { lifecycleFactor } from './spread-baseline'
import type { SuccessionTree } from './succession-trees'

/** An item's part of a joint demand. */
export interface JointPart {
  readonly root: string
  /** Of all together, in units of the root. */
  readonly history: ItemHistory
  /** Units of the item for one of the root. */
  readonly units: number
  /** Its part of the joint forecast in each planned month, 0 to 1, through its life. */
  readonly ahead: Float64Array
  /** Its part of each month of the history, 0 to 1. */
  readonly past: Float64Array
}

/** The last sixty months, zero before the first order. */
export function aligned(observed: Float64Array): Float64Array {
  const months = new Float64Array(monthsOfHistory)
  months.set(observed.slice(-monthsOfHistory), Math.max(0, monthsOfHistory - observed.length))
  return months
}

const times = (values: Float64Array, factor: number): Float64Array =>
  values.map((value) => value * factor)

/** Orders without what events did to them. */
function withoutEvents({ observed, promotions }: ItemHistory): Float64Array {
  const cleaned = observed.slice()
  for (const { period, percent } of promotions)
    cleaned[period] = cleaned[period]! / (1 + percent / 100)
  return aligned(cleaned)
}

function add(sum: Float64Array, values: Float64Array, factor: number): void {
  values.forEach((value, t) => {
    sum[t] = sum[t]! + value * factor
  })
}

/** The history of a tree's items together; `units` of each member for one of the root. */
function joined(
  { root, members }: SuccessionTree,
  units: ReadonlyMap<string, number>,
  { histories, now, horizon, factors }: ItemLookup,
): ItemHistory {
  const observed = new Float64Array(monthsOfHistory)
  const cleaned = new Float64Array(monthsOfHistory)
  for (const member of members) {
    const history = histories(member)
    add(observed, aligned(history.observed), 1 / units.get(member)!)
    add(cleaned, withoutEvents(history), 1 / units.get(member)!)
  }
  const found = observed.findIndex((value) => value !== 0)
  if (found < 0) return { ...noHistory, item: root, start: now }
  const known = factors(root, found, cleaned.subarray(found), horizon)
  return {
    item: root,
    start: periodOf(monthNumber(now) - monthsOfHistory + found),
    observed: observed.slice(found),
    promotions: Array.from(observed.subarray(found), (value, period) => ({
      period,
      percent: (value / cleaned[found + period]! - 1) * 100,
    })).filter(({ percent }) => Number.isFinite(percent) && Math.abs(percent) > 1e-9),
    ...(known ? { factors: known } : {}),
  }
}

/** How much of a predecessor's demand each of its successors takes in the end; never more than all of it together. */
function sharesOf(tree: SuccessionTree, successors: readonly string[]): number[] {
  const wanted = successors.map((one) => tree.follows.get(one)!.share)
  const total = wanted.reduce((a, b) => a + b, 0)
  return wanted.map((share) => (total > 1 ? share / total : share))
}

/** The parts of a tree's items in their joint demand. */
export function jointParts(tree: SuccessionTree, lookup: ItemLookup): Map<string, JointPart> {
  const { root, members, follows } = tree
  const { histories, now, horizon, lifecycle } = lookup
  const units = new Map([[root, 1]])
  for (const member of members.slice(1)) {
    const { predecessor, factor } = follows.get(member)!
    units.set(member, units.get(predecessor)! * factor)
  }
  const after = Map.groupBy(members.slice(1), (one) => follows.get(one)!.predecessor)
  // In units of the root: each with all that came after it.
  const own = new Map(
    members.map((one) => [one, times(aligned(histories(one).observed), 1 / units.get(one)!)]),
  )
  const whole = new Map<string, Float64Array>()
  for (const member of [...members].reverse()) {
    const sum = own.get(member)!.slice()
    for (const next of after.get(member) ?? []) add(sum, whole.get(next)!, 1)
    whole.set(member, sum)
  }
  const flow = new Map([[root, new Float64Array(horizon).fill(1)]])
  const ahead = new Map<string, Float64Array>()
  for (const member of members) {
    const successors = after.get(member) ?? []
    const shares = sharesOf(tree, successors)
    const comes = flow.get(member)!
    const stays = 1 - shares.reduce((a, b) => a + b, 0)
    const part = comes.map((value, h) => value * stays * lifecycleFactor(lifecycle(member), h))
    successors.forEach((next, k) => {
      const { from, months, shape } = follows.get(next)!
      const others = successors.filter((one) => one !== next).map((one) => whole.get(one)!)
      const moved = successorShares(
        whole.get(next)!,
        [own.get(member)!, ...others].map((history) => ({ history, factor: 1 })),
        {
          launch: monthNumber(from) - monthNumber(now),
          periods: months,
          shape,
          most: shares[k]!,
        },
        horizon,
      )
      flow.set(
        next,
        comes.map((value, h) => value * shares[k]! * moved[h]!),
      )
      add(
        part,
        comes.map((value, h) => value * (1 - moved[h]!)),
        shares[k]!,
      )
    })
    ahead.set(member, part)
  }
  const history = joined(tree, units, lookup)
  const total = whole.get(root)!
  const first = monthsOfHistory - history.observed.length
  return new Map(
    members.map((member) => [
      member,
      {
        root,
        history,
        units: units.get(member)!,
        ahead: ahead.get(member)!,
        past: own
          .get(member)!
          .map((value, t) => (total[t]! > 0 ? value / total[t]! : 0))
          .slice(first),
      },
    ]),
  )
}
