/** How a supply line is planned: its safety stock policy and its lot rule, from the item's fields. */
import { monthOfYear } from '../calendar/month-axis'
import { forecastMonths, seasonalIndices } from '../forecast/seasonal-smoothing'
import type { PlanModel } from '../plan/plan-model'
import type { LotTerms } from './lot-sizing/lot-rule'
import type { SafetyPolicy } from './safety-stock'
import { errorDeviation } from './service-stock'

export interface PlanningTerms {
  readonly safety: SafetyPolicy
  /** Null: at least the minimum, in whole lots. */
  readonly lots: LotTerms | null
}

type Source = Pick<PlanModel, 'axis' | 'supplyLines' | 'demandLines' | 'demandOfItem' | 'layers'>

/** Months that the forecast error is measured over. */
const heldOut = 12

/** The terms of every supply line, in their order. Units in `safety_stock` come before a service level, and that before days of cover; a service level holds for items with a history of orders. */
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
      const deviation = known ?? deviationOf(model, item.item)
      deviations.set(item.item, deviation)
      if (deviation === 0) return days
      const level = item.serviceLevel
      return { kind: 'service', level, deviation: deviation * share, leadPeriods: item.leadMonths }
    }
  })
}

/** σ of an item's forecast error, units a month: its last twelve months against the forecast that was possible a year ago; about the mean where there are less than two years of history. */
function deviationOf(model: Source, item: string): number {
  const { axis, layers } = model
  const count = axis.periods.length
  const history = new Float64Array(axis.current)
  for (const line of model.demandOfItem.get(item) ?? [])
    for (let t = 0; t < axis.current; t++)
      history[t] = (history[t] ?? 0) + (layers.actualOrders[line * count + t] ?? 0)
  const first = history.findIndex((value) => value > 0)
  if (first < 0) return 0
  const known = [...history.slice(first)]
  if (known.length < 2 * heldOut) {
    const mean = known.reduce((a, b) => a + b, 0) / known.length
    return errorDeviation(known, Array<number>(known.length).fill(mean))
  }
  const before = known.slice(0, -heldOut)
  const month = (monthOfYear(axis, 0) + first) % 12
  const forecast = forecastMonths(before, month, seasonalIndices(before, month), heldOut)
  return errorDeviation(known.slice(-heldOut), forecast)
}
