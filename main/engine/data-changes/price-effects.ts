/** What a change of prices or costs does: what is shipped of the lines that follow it, times the change. */
import type { Indicators } from '@shared/contract/planning-calls'
import { readFigures } from '../hierarchy/node-figures'
import type { DemandLine } from '../model/plan-lines'
import type { Plan } from '../plan/plan'
import type { PlanModel } from '../plan/plan-model'
import { type PlanSource, textOf } from '../source/plan-source'
import type { DataChange } from './data-change'

/** Item and class → from when the agreed price counts that is in force on the day of the data. */
function pricesInForce(source: PlanSource, asOf: string): ReadonlyMap<string, string> {
  const since = new Map<string, string>()
  for (const row of source.rows('price')) {
    const key = `${textOf(row, 'item')}|${textOf(row, 'class')}`
    const from = textOf(row, 'valid_from')
    if (from <= asOf && from >= (since.get(key) ?? '')) since.set(key, from)
  }
  return since
}

/** `plan` and `source` are of the later snapshot, `before` of the earlier one. Costs of what is bought move the margin with the standard cost alone, so a changed `unit_cost` of a source has no effect of its own. Answers null where no line follows. */
export function priceEffects(
  plan: Plan,
  source: PlanSource,
  before: PlanModel,
  span: number,
): (change: DataChange) => Indicators | null {
  const { model } = plan
  const { current } = model.axis
  const figures = readFigures(plan)
  let inForce: ReadonlyMap<string, string> | undefined

  const shipped = (line: number): number =>
    figures
      .sum('planned_shipments', [line])
      .subarray(current, current + span)
      .reduce((sum, units) => sum + (Number.isNaN(units) ? 0 : units), 0)

  function follows({ kind, entity, key }: DataChange, { item, customer }: DemandLine): boolean {
    if (kind === 'cost_changed') return entity === 'item'
    const agreed = `${item.item}|${customer.class}`
    if (entity === 'item') return !model.master.prices.has(agreed)
    inForce ??= pricesInForce(source, model.master.company.asOf)
    return key.class === customer.class && inForce.get(agreed) === key.valid_from
  }

  return (change) => {
    const effect = { revenue: 0, gross_margin: 0 }
    let lines = 0
    for (const line of model.demandOfItem.get(change.item ?? '') ?? []) {
      const is = model.demandLines[line]!
      const was = before.demandLines[before.demandIndex.get(is.key) ?? -1]
      if (!was || !follows(change, is)) continue
      const ofCost = change.kind === 'cost_changed'
      const revenue = ofCost ? 0 : shipped(line) * (is.price - was.price)
      const cost = ofCost ? shipped(line) * (is.item.cost - was.item.cost) : 0
      effect.revenue += revenue
      effect.gross_margin += revenue - cost
      lines += 1
    }
    return lines > 0 ? effect : null
  }
}
