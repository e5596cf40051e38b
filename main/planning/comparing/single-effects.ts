/** Which changes are worked out one by one, and what each does to the later plan. */
import { type ChangeEffects, createChangeEffects } from '@main/engine/data-changes/change-effects'
import type { DataChange } from '@main/engine/data-changes/data-change'
import { type Deal, readDeals } from '@main/engine/demand/opportunities'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import type { PlanModel } from '@main/engine/plan/plan-model'
import type { PlanSource } from '@main/engine/source/plan-source'
import type { Indicators } from '@shared/contract/planning-calls'
import { type DataChangeGroup, groupOfKind } from '@shared/model/data-changes'

/** Changes of a group that are worked out one by one, the greatest first; the others are in what their part leaves over. */
const mostOfGroup: Partial<Record<DataChangeGroup, number>> = {
  deals: 60,
  receipts: 60,
  stock: 60,
  prices: 300,
}

/** What `changes` did each; null where it was not worked out. */
export function singleEffects(
  plan: Plan,
  sources: { readonly before: PlanSource; readonly after: PlanSource },
  before: PlanModel,
  changes: readonly DataChange[],
  span: number,
  tell: (code: string, done: number, total: number) => void,
): Map<DataChange, Indicators> {
  const chosen = [...Map.groupBy(changes, ({ kind }) => groupOfKind(kind))].flatMap(([group, of]) =>
    greatest(of).slice(0, mostOfGroup[group] ?? 0),
  )
  const effects = createChangeEffects(plan, sources.after, before, span)
  const { demandIndex, policy } = plan.model
  const deals = chosen.some(({ kind }) => groupOfKind(kind) === 'deals')
    ? readDeals(sources.before, demandIndex, policy.pipeline.deliveryMonths)
    : new Map<string, Deal>()
  const found = new Map<DataChange, Indicators>()
  chosen.forEach((change, done) => {
    tell(change.code, done, chosen.length)
    const effect = effectOf(effects, change, deals)
    if (effect) found.set(change, effect)
  })
  return found
}

const greatest = (changes: readonly DataChange[]): DataChange[] =>
  [...changes].sort(
    (a, b) =>
      Math.abs(b.money ?? 0) - Math.abs(a.money ?? 0) ||
      Math.abs(b.units ?? 0) - Math.abs(a.units ?? 0),
  )

function effectOf(
  effects: ChangeEffects,
  change: DataChange,
  deals: ReadonlyMap<string, Deal>,
): Indicators | null {
  switch (groupOfKind(change.kind)) {
    case 'deals':
      return effects.ofDeal(change.code, deals.get(change.code) ?? null)
    case 'receipts':
    case 'stock':
      return effects.ofSupply(change.entity, change.row)
    case 'prices':
      return effects.ofPrice(change)
    default:
      return null
  }
}
