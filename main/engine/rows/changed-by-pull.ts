/** What a pull changed: lines whose signals differ from the snapshot before, in the months both know. */
import type { PlanModel } from '../plan/plan-model'
import { type Condition, noneOf } from './line-masks'

const known = new WeakMap<PlanModel, WeakMap<PlanModel, Condition>>()

/** Less than this is rounding. */
const least = 0.01

/**
 * Demand lines whose orders of past months, sales forecast, pipeline or firm demand differ, and supply lines whose stock,
 * receipts or open production do; a line that is new has changed. The forecasts that follow from history are not compared:
 * each month moves all of them.
 */
export function changedByPull(before: PlanModel, now: PlanModel): Condition {
  const ofNow = known.get(now) ?? new WeakMap<PlanModel, Condition>()
  known.set(now, ofNow)
  const found = ofNow.get(before) ?? compare(before, now)
  ofNow.set(before, found)
  return found
}

function compare(before: PlanModel, now: PlanModel): Condition {
  const later = before.axis.periods.indexOf(now.axis.periods[0] ?? '')
  // A month of the new axis is so much further on in the older one.
  const offset = later >= 0 ? later : -now.axis.periods.indexOf(before.axis.periods[0] ?? '')
  /** Whether a row of line × periods differs between two months of the new axis. */
  const rowDiffers =
    (a: Float64Array, b: Float64Array, from: number, to: number) =>
    (was: number, is: number): boolean => {
      for (let t = from; t < to; t++) {
        const old = t + offset
        if (old < 0 || old >= before.axis.periods.length) continue
        const one = figure(a[was * before.axis.periods.length + old])
        const other = figure(b[is * now.axis.periods.length + t])
        if (Math.abs(one - other) > least) return true
      }
      return false
    }
  const { current, periods } = now.axis
  // The month that was under way then is not over yet in the older snapshot.
  const settled = Math.min(current, before.axis.current - offset)
  const planned = [current, periods.length] as const
  const demand = [
    rowDiffers(before.layers.actualOrders, now.layers.actualOrders, 0, settled),
    rowDiffers(before.layers.salesForecast, now.layers.salesForecast, ...planned),
    rowDiffers(before.layers.pipeline, now.layers.pipeline, ...planned),
    rowDiffers(before.layers.firmDemand, now.layers.firmDemand, ...planned),
  ]
  const receipts = [receiptRows(before), receiptRows(now)] as const
  const supply = [
    rowDiffers(before.position.openProduction, now.position.openProduction, ...planned),
    rowDiffers(receipts[0], receipts[1], ...planned),
    (was: number, is: number): boolean =>
      Math.abs(before.position.openingStock[was]! - now.position.openingStock[is]!) > least,
  ]
  const marked = (
    keys: ReadonlyMap<string, number>,
    keysBefore: ReadonlyMap<string, number>,
    tests: readonly ((was: number, is: number) => boolean)[],
  ): Uint8Array => {
    const mask = noneOf(keys.size)
    for (const [key, line] of keys) {
      const was = keysBefore.get(key)
      if (was === undefined || tests.some((differs) => differs(was, line))) mask[line] = 1
    }
    return mask
  }
  return {
    demand: marked(now.demandIndex, before.demandIndex, demand),
    supply: marked(now.supplyIndex, before.supplyIndex, supply),
  }
}

const figure = (value: number | undefined): number =>
  value === undefined || Number.isNaN(value) ? 0 : value

function receiptRows({ axis, position, supplyLines }: PlanModel): Float64Array {
  const rows = new Float64Array(supplyLines.length * axis.periods.length)
  for (const { line, period, quantity } of position.receipts)
    rows[line * axis.periods.length + period]! += quantity
  return rows
}
