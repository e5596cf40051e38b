/** What was shipped of the demand lines, by the month it left in: laid out when it is first looked at. */
import { monthNumber, shippedWidth } from '@shared/model/orders/order-summary'
import type { PlanModel } from '../plan/plan-model'

export const shippedMeasures = ['actual_shipments', 'actual_revenue', 'actual_cost'] as const
export type ShippedMeasure = (typeof shippedMeasures)[number]

const known = new WeakMap<PlanModel, Map<ShippedMeasure, Float64Array>>()

export const isShippedMeasure = (key: string): key is ShippedMeasure =>
  shippedMeasures.some((one) => one === key)

/** Demand lines × periods: units, their value at the prices of the orders, or at the items' standard cost. */
export function shippedCells(model: PlanModel, measure: ShippedMeasure): Float64Array {
  const ofModel = known.get(model) ?? new Map<ShippedMeasure, Float64Array>()
  known.set(model, ofModel)
  const cells = ofModel.get(measure) ?? layOut(model, measure)
  ofModel.set(measure, cells)
  return cells
}

function layOut({ axis, demandLines, layers }: PlanModel, measure: ShippedMeasure): Float64Array {
  const count = axis.periods.length
  const first = monthNumber(axis.periods[0] ?? '')
  const cells = new Float64Array(demandLines.length * count)
  for (const [line, shipped] of layers.shipments) {
    const cost = demandLines[line]!.item.cost
    for (let at = 0; at < shipped.length; at += shippedWidth) {
      // Nothing leaves after the day of the data: a later date is one that was only planned.
      const t = Math.min(axis.current, shipped[at]! - first)
      if (t < 0) continue
      const units = shipped[at + 1]!
      const figure =
        measure === 'actual_revenue'
          ? shipped[at + 2]!
          : measure === 'actual_cost'
            ? units * cost
            : units
      cells[line * count + t] = cells[line * count + t]! + figure
    }
  }
  return cells
}
