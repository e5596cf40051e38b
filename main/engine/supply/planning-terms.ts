/** How a supply line is planned: its safety stock policy and its lot rule, from the item's fields. */
import { itemForecast } from '../baseline/item-forecasts'
import type { Item } from '../model/master-data'
import type { PlanModel } from '../plan/plan-model'
import { deviationOfSum } from './lead-time-deviation'
import type { LotTerms } from './lot-sizing/lot-rule'
import type { SafetyPolicy } from './safety-stock'
import { serviceFactor } from './service-stock'

export interface PlanningTerms {
  readonly safety: SafetyPolicy
  /** Null: at least the minimum, in whole lots. */
  readonly lots: LotTerms | null
}

type Source = Pick<PlanModel, 'axis' | 'master' | 'supplyLines' | 'forecasts'>

/** The terms of every supply line, in their order. Units in `safety_stock` come before a service level, and that before days of cover; a service level holds for items with a forecast of their own. */
export function planningTerms(model: Source): PlanningTerms[] {
  const deviations = new Map<string, number>()
  return model.supplyLines.map(({ item, share }) => {
    const lots: LotTerms | null = item.lotRule && {
      rule: item.lotRule,
      lotSize: item.lotSize,
      minimumOrder: item.minimumOrder,
      orderCost: item.orderCost,
      holdingCost: item.holdingCost,
    }
    return { safety: safetyOf(), lots }

    function safetyOf(): SafetyPolicy {
      if (item.safetyUnits !== null) return { kind: 'fixed', units: item.safetyUnits * share }
      const days: SafetyPolicy = { kind: 'days', days: item.safetyDays }
      if (item.serviceLevel === null) return days
      const known = deviations.get(item.item)
      const deviation = known ?? deviationOf(model, item, item.serviceLevel)
      deviations.set(item.item, deviation)
      if (deviation === 0) return days
      const level = item.serviceLevel
      return { kind: 'service', level, deviation: deviation * share }
    }
  })
}

/** σ of what an item's demand over its lead time departs from its forecast, in units; 0 for items without a forecast of their own. */
function deviationOf(model: Source, { item, leadMonths }: Item, level: number): number {
  const made = itemForecast(model, item)
  return made ? deviationOfSum(made.forecast.sumIntervals, leadMonths, serviceFactor(level)) : 0
}
