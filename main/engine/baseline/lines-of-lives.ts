/** The customers of items that take another's place or sell as another does: whoever buys the other will buy them. */
import { appendLines } from '../plan/append-lines'
import type { PlanModel } from '../plan/plan-model'
import type { Lives } from './lives'

const recentMonths = 12

/** What lines of an item are like: by customer the weight of each, with a line that the item could have. */
interface Buyers {
  readonly byCustomer: Map<string, { readonly line: number; weight: number }>
}

const yearOf = (values: Float64Array): number =>
  values.subarray(-recentMonths).reduce((sum, value) => sum + value, 0)

/** Adds the customers of an item's lines by their part of its last year, times `units`. */
function addBuyers({ byCustomer }: Buyers, model: PlanModel, item: string, units: number): void {
  const { demandLines, demandOfItem, forecasts } = model
  const year = yearOf(forecasts.byItem.get(item)?.observed ?? new Float64Array(0))
  for (const line of demandOfItem.get(item) ?? []) {
    const { customer } = demandLines[line]!.customer
    const weight = (forecasts.shares[line] ?? 0) * year * units
    const known = byCustomer.get(customer)
    if (known) known.weight += weight
    else byCustomer.set(customer, { line, weight })
  }
}

/** The buyers of every item that is tied to others, in units of its own. */
function buyersOf(model: PlanModel, { joint, like }: Lives): Map<string, Buyers> {
  const all = new Map<string, Buyers>()
  const byRoot = Map.groupBy(joint, ([, { root }]) => root)
  for (const members of byRoot.values()) {
    const together: Buyers = { byCustomer: new Map() }
    for (const [member, { units }] of members) addBuyers(together, model, member, 1 / units)
    for (const [member] of members) all.set(member, together)
  }
  /** A share of a month of the analogue's stands for three mature months of its own. */
  const found = (item: string, above: readonly string[]): Buyers => {
    const known = all.get(item)
    if (known) return known
    const buyers: Buyers = { byCustomer: new Map() }
    addBuyers(buyers, model, item, 1)
    const tie = like.get(item)
    if (!tie || above.includes(item)) return buyers
    const others = found(tie.like.analogue, [...above, item])
    for (const [customer, { line, weight }] of others.byCustomer) {
      const expected = (weight * tie.like.scale * 3) / recentMonths
      const own = buyers.byCustomer.get(customer)
      if (own) own.weight += expected
      else buyers.byCustomer.set(customer, { line, weight: expected })
    }
    all.set(item, buyers)
    return buyers
  }
  for (const item of like.keys()) found(item, [])
  return all
}

/** An item whose orders tell for themselves: the first of those whose places are taken. */
const tellsItself = ({ joint }: Lives, item: string): boolean => joint.get(item)?.root === item

/**
 * The model with a line for every customer who is expected to buy tied items, and their parts of them; lines of supply as
 * those of the other item where an item has none. Unchanged where nothing is tied.
 */
export function withLinesOfLives(model: PlanModel, lives: Lives): PlanModel {
  let made = model
  const buyers = buyersOf(model, lives)
  const otherOf = (item: string): string | undefined =>
    lives.like.get(item)?.like.analogue ?? lives.joint.get(item)?.root
  for (const [item, { byCustomer }] of buyers) {
    const known = made.master.items.get(item)
    if (!known || tellsItself(lives, item)) continue
    const has = new Set(
      (made.demandOfItem.get(item) ?? []).map((line) => made.demandLines[line]!.customer.customer),
    )
    const soldLike = [...byCustomer].flatMap(([customer, { line }]) =>
      has.has(customer) ? [] : [line],
    )
    const supplied = made.supplyOfItem.has(item)
    const madeLike = supplied ? [] : (made.supplyOfItem.get(otherOf(item) ?? '') ?? [])
    if (soldLike.length + madeLike.length > 0) made = appendLines(made, known, soldLike, madeLike)
  }
  const shares = new Float64Array(made.demandLines.length)
  shares.set(model.forecasts.shares)
  for (const [item, { byCustomer }] of buyers) {
    const lines = made.demandOfItem.get(item) ?? []
    const alone = lines.reduce((sum, line) => sum + shares[line]!, 0)
    if (tellsItself(lives, item) && alone > 0) continue
    const weights = lines.map(
      (line) => byCustomer.get(made.demandLines[line]!.customer.customer)?.weight ?? 0,
    )
    const total = weights.reduce((a, b) => a + b, 0)
    lines.forEach((line, k) => {
      shares[line] = total > 0 ? weights[k]! / total : 0
    })
  }
  return { ...made, forecasts: { ...made.forecasts, lives, shares } }
}
