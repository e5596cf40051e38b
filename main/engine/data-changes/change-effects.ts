/** What single changes of the data do to a plan: the plan as it is against the plan without the change. */
import type { Indicators } from '@shared/contract/planning-calls'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { layersWithDeals } from '../assumptions/changed-layers'
import type { ResolvedAssumptions } from '../assumptions/resolved-assumptions'
import type { Deal, Opportunity } from '../demand/opportunities'
import { planDeal } from '../demand/pipeline/plan-deal'
import { planIndicators } from '../indicators/plan-overview'
import type { Plan } from '../plan/plan'
import type { PlanModel } from '../plan/plan-model'
import { planAssuming, releasePlan } from '../plan/working-plan'
import type { PlanSource } from '../source/plan-source'
import { inPlanningUnits } from '../source/planning-units'
import { receiptsOf } from '../supply/place-receipts'
import { readSupplyPosition } from '../supply/supply-position'
import type { DataChange, RowChange } from './data-change'
import { priceEffects } from './price-effects'

export interface ChangeEffects {
  /** Of a receipt or of stock. Null for rows of an item that has no supply line. */
  ofSupply(entity: string, change: RowChange): Indicators | null
  /** Of a deal, given as it was before; null before it was there. Null where drivers of the plan decide on its items' demand. */
  ofDeal(code: string, before: Deal | null): Indicators | null
  /** Of a price or cost, as `DataChange` names it; both models' lines are compared. Null where no line of the plan follows it. */
  ofPrice(change: DataChange): Indicators | null
}

/** `a` less `b`, indicator by indicator. */
export function indicatorsBetween(a: Indicators, b: Indicators): Indicators {
  const keys = Object.keys(a) as (keyof Indicators)[]
  return Object.fromEntries(keys.map((key) => [key, (a[key] ?? 0) - (b[key] ?? 0)]))
}

/** `plan` stands on the later snapshot; `source` is its rows; `before` is the model of the earlier one. Plans made on the way are given back. */
export function createChangeEffects(
  plan: Plan,
  source: PlanSource,
  before: PlanModel,
  span: number,
): ChangeEffects {
  const { model } = plan
  const now = planIndicators(plan, span)

  function without(assumptions: ResolvedAssumptions): Indicators {
    const other = planAssuming(plan, assumptions)
    try {
      return indicatorsBetween(now, planIndicators(other, span))
    } finally {
      releasePlan(other)
    }
  }

  return {
    ofSupply(entity, change) {
      const receipts = undone(plan, source, entity, change)
      return receipts.size === 0
        ? null
        : without({
            ...plan.assumptions,
            receipts: new Map([...plan.assumptions.receipts, ...receipts]),
          })
    },
    ofDeal(code, deal) {
      const instead = deal ? [planned(model, deal)] : []
      const { layers, blended } = layersWithDeals(model, new Set([code]), instead)
      const { assumptions } = plan
      if (blended.size === 0 || [...blended.keys()].some((line) => assumptions.blended.has(line)))
        return null
      return without({
        ...assumptions,
        layers: new Map([...assumptions.layers, ...layers]),
        blended: new Map([...assumptions.blended, ...blended]),
      })
    },
    ofPrice: priceEffects(plan, source, before, span),
  }
}

/** How the deal would be counted today. */
function planned({ axis, master, policy, pipeline }: PlanModel, deal: Deal): Opportunity {
  const { conversion, slip, delay } = pipeline
  const terms = { axis, master, policy: policy.pipeline, conversion, slip: slip.months, delay }
  return { ...deal, plan: planDeal(terms, deal) }
}

/** Receipts of the lines concerned with the row as it was before; what differs in stock comes in the current period. */
function undone(
  { model, assumptions }: Plan,
  source: PlanSource,
  entity: string,
  change: RowChange,
): Map<number, Float64Array> {
  const { axis, supplyLines } = model
  const count = axis.periods.length
  const position = (row: CanonicalRow | null) =>
    readSupplyPosition(
      inPlanningUnits({
        rows: (name) =>
          name === entity
            ? row
              ? [row]
              : []
            : name === 'item' || name === 'unit_conversion'
              ? source.rows(name)
              : [],
      }),
      axis,
      supplyLines,
      new Map(),
      model.master.company.asOf,
    )
  const rows = new Map<number, Float64Array>()
  const add = (line: number, period: number, quantity: number): void => {
    if (quantity === 0) return
    const row =
      rows.get(line) ??
      (assumptions.receipts.get(line) ?? receiptsOf(model).subarray(line * count)).slice(0, count)
    row[period] = (row[period] ?? 0) + quantity
    rows.set(line, row)
  }
  for (const [row, sign] of [
    [change.before, 1],
    [change.after, -1],
  ] as const) {
    const of = position(row)
    for (const { line, period, quantity } of of.receipts) add(line, period, sign * quantity)
    of.openProduction.forEach((quantity, at) => {
      add(Math.floor(at / count), at % count, sign * quantity)
    })
    of.openingStock.forEach((quantity, line) => {
      add(line, axis.current, sign * quantity)
    })
  }
  return rows
}
