/** What stands out on supply lines: shortage, stock below safety stock, excess, late receipts. */
import type { Selection } from '@shared/contract/planning-calls'
import type { Plan } from '../plan/plan'
import { readCells } from '../plan/read-row'
import { dust, excessShare, type FoundException, safetyShare } from './found-exception'

/** Mean net price of a sold item over what its customers ordered in the last year; its standard cost where nobody buys it. */
function unitValue({ model }: Plan, item: string, cost: number): number {
  const lines = model.demandOfItem.get(item) ?? []
  let weight = 0
  let value = 0
  for (const line of lines) {
    // A line without orders still says something about the price.
    const ordered = (model.layers.yearWeight[line] ?? 0) + 1e-9
    weight += ordered
    value += ordered * model.demandLines[line]!.price
  }
  return weight > 0 ? value / weight : cost
}

/**
 * Exceptions of supply lines over `span` planned periods. Shortage is worth the revenue it keeps from being earned (of
 * materials their standard cost); stock below safety stock, excess and late receipts are worth their standard cost.
 */
export function supplyExceptions(plan: Plan, span: number): FoundException[] {
  const { model } = plan
  const { current, periods } = model.axis
  const last = Math.min(periods.length, current + span)
  const read = {
    shortage: readCells(plan, 'shortage'),
    stock: readCells(plan, 'projected_stock'),
    safety: readCells(plan, 'safety_stock'),
    excess: readCells(plan, 'excess'),
    independent: readCells(plan, 'independent_demand'),
    dependent: readCells(plan, 'dependent_demand'),
  }
  const found: FoundException[] = []
  model.supplyLines.forEach(({ item, site }, line) => {
    const alone = (model.supplyOfItem.get(item.item)?.length ?? 0) < 2
    const where: Selection = {
      family: item.family,
      item: item.item,
      ...(alone ? {} : { site }),
    }
    const add = (
      kind: FoundException['kind'],
      measure: string,
      period: number,
      figures: Pick<FoundException, 'periods' | 'quantity' | 'money'>,
    ): void => {
      const { name, family, item: code } = item
      const node = { side: 'supply' as const, where, code, name, family }
      found.push({ kind, ...node, measure, period, ...figures, share: null, days: null })
    }
    const short = { first: -1, periods: 0, quantity: 0 }
    const low = { at: -1, periods: 0, quantity: 0 }
    const high = { at: -1, periods: 0, quantity: 0 }
    for (let t = current; t < last; t++) {
      const missing = read.shortage(line, t)
      if (missing > dust) {
        if (short.first < 0) short.first = t
        short.periods++
        short.quantity += missing
        continue
      }
      const stock = read.stock(line, t)
      const safety = read.safety(line, t)
      if (stock < safety * safetyShare - dust) {
        low.periods++
        if (safety - stock > low.quantity) Object.assign(low, { at: t, quantity: safety - stock })
      }
      const beyond = read.excess(line, t)
      const demand = read.independent(line, t) + read.dependent(line, t)
      if (beyond > dust && beyond > excessShare * demand) {
        high.periods++
        if (beyond > high.quantity) Object.assign(high, { at: t, quantity: beyond })
      }
    }
    const worth = (quantity: number, each: number) => ({ quantity, money: quantity * each })
    if (short.periods > 0)
      add('shortage', 'gap', short.first, {
        periods: short.periods,
        ...worth(short.quantity, unitValue(plan, item.item, item.cost)),
      })
    if (low.periods > 0)
      add('below_safety_stock', 'projected_stock', low.at, {
        periods: low.periods,
        ...worth(low.quantity, item.cost),
      })
    if (high.periods > 0)
      add('excess', 'projected_stock', high.at, {
        periods: high.periods,
        ...worth(high.quantity, item.cost),
      })
  })
  return [...found, ...lateReceipts(plan)]
}

/** What should have arrived or been finished before the data was read: one exception a line. */
function lateReceipts({ model }: Plan): FoundException[] {
  const byLine = Map.groupBy(model.position.overdue, ({ line }) => line)
  return [...byLine].flatMap(([line, documents]) => {
    const at = model.supplyLines[line]
    if (!at) return []
    const { item, site } = at
    const quantity = documents.reduce((sum, one) => sum + one.quantity, 0)
    const alone = (model.supplyOfItem.get(item.item)?.length ?? 0) < 2
    const made = documents.every(({ made }) => made)
    return {
      kind: 'late_receipt' as const,
      side: 'supply' as const,
      where: { family: item.family, item: item.item, ...(alone ? {} : { site }) },
      measure: made ? 'open_production' : 'receipts_in_transit',
      period: model.axis.current,
      code: item.item,
      name: item.name,
      family: item.family,
      periods: 1,
      quantity,
      money: quantity * item.cost,
      share: null,
      days: Math.max(...documents.map(({ days }) => days)),
    }
  })
}
