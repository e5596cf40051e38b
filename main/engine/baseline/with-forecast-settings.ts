/** A model whose items are forecast in other ways. */
import type { ForecastSetting } from '@shared/model/forecast-setting'
import { blendDemand } from '../demand/blended-demand'
import { policyOfItems } from '../demand/policy-of-items'
import type { PlanModel } from '../plan/plan-model'
import { itemTask } from './item-forecasts'
import { spreadBaseline } from './spread-baseline'

/** Items of the model that are forecast differently under the settings than they are now. */
export function changedForecasts(
  { forecasts: { byItem, settings: before } }: PlanModel,
  after: ReadonlyMap<string, ForecastSetting>,
): string[] {
  const same = (item: string): boolean =>
    JSON.stringify(before.get(item) ?? null) === JSON.stringify(after.get(item) ?? null)
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((item) => byItem.has(item) && !same(item))
    .sort()
}

/**
 * The model under the settings: baseline, event uplift and blend of the items that they change, everything else shared.
 * `model` is unchanged, and must be one of the data alone, without new items.
 */
export function withForecastSettings(
  model: PlanModel,
  settings: ReadonlyMap<string, ForecastSetting>,
): PlanModel {
  const items = changedForecasts(model, settings)
  if (items.length === 0) return model
  const { axis, demandLines, demandOfItem } = model
  const count = axis.periods.length
  const forecasts = { ...model.forecasts, settings }
  const baseline = model.layers.baseline.slice()
  const driverUplift = model.layers.driverUplift.slice()
  const parts = { axis, demandLines, shares: forecasts.shares }
  const touched = new Map<string, readonly number[]>()
  for (const item of items) {
    const lines = demandOfItem.get(item) ?? []
    const task = itemTask({ axis, forecasts }, item)
    if (!task) continue
    touched.set(item, lines)
    spreadBaseline(baseline, parts, lines, forecasts.forecaster.expected(task))
    for (const line of lines) {
      const percents = model.layers.eventPercents.get(line)
      if (!percents) continue
      for (let t = axis.current; t < count; t++) {
        const at = line * count + t
        driverUplift[at] = (baseline[at]! * percents[t]!) / 100
      }
    }
  }
  const layers = { ...model.layers, baseline, driverUplift }
  const blendedDemand = model.blendedDemand.slice()
  const blended = blendDemand(axis, layers, touched, policyOfItems(model))
  for (const lines of touched.values())
    for (const line of lines) {
      const [from, to] = [line * count, (line + 1) * count]
      blendedDemand.set(blended.subarray(from, to), from)
    }
  return { ...model, layers, forecasts, blendedDemand }
}
