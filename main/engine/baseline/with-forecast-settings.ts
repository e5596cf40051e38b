/** A model whose items are forecast in other ways. */
import type { ForecastSetting } from '@shared/model/forecast-setting'
import { blendDemand } from '../demand/blended-demand'
import { policyOfItems } from '../demand/policy-of-items'
import type { PlanModel } from '../plan/plan-model'
import { itemAhead } from './item-forecasts'
import { withLinesOfLives } from './lines-of-lives'
import { dependants, readLives } from './lives'
import { lowerSubmissions } from './moved-submissions'
import { readFamilies } from './read-families'
import { spreadBaseline } from './spread-baseline'

type Settings = ReadonlyMap<string, ForecastSetting>

/** Items of the model that may be forecast differently under the settings than they are now: those that are set, tied to them, or of one family. */
export function changedForecasts(
  { forecasts, master }: Pick<PlanModel, 'forecasts' | 'master'>,
  after: Settings,
): string[] {
  const before = forecasts.settings
  const same = (item: string): boolean =>
    JSON.stringify(before.get(item) ?? null) === JSON.stringify(after.get(item) ?? null)
  const set = [...new Set([...before.keys(), ...after.keys()])].filter((item) => !same(item))
  const tied = new Set([...dependants(before, set), ...dependants(after, set)])
  const { byItem } = forecasts
  const familyOf = (item: string): string | undefined => master.items.get(item)?.family
  const families = new Set([...tied].map(familyOf))
  const others = [...byItem.keys()].filter((item) => families.has(familyOf(item)))
  const all = new Set(set.length > 0 ? [...tied, ...others] : [])
  return [...all].filter((item) => master.items.has(item)).sort()
}

/**
 * The model under the settings: baseline, event uplift and blend of the items that they change, the sales forecast of
 * those whose place others take, and lines for customers that items get from them; everything else is shared. `model` is unchanged, and must be one of
 * the data alone, without new items.
 */
export function withForecastSettings(model: PlanModel, settings: Settings): PlanModel {
  const items = changedForecasts(model, settings)
  if (items.length === 0) return model
  const lives = readLives(model.axis, model.master, model.forecasts, settings)
  const tied = lives.joint.size + lives.like.size > 0
  const lined = tied ? withLinesOfLives(model, lives) : model
  const { axis, demandLines, demandOfItem } = lined
  const count = axis.periods.length
  const { master } = lined
  const families = readFamilies({ axis, master, histories: lined.forecasts, settings, lives })
  const forecasts = { ...lined.forecasts, settings, lives, families }
  const source = { axis, master, forecasts }
  const baseline = lined.layers.baseline.slice()
  const driverUplift = lined.layers.driverUplift.slice()
  const parts = { axis, demandLines, shares: forecasts.shares }
  const touched = new Map<string, readonly number[]>()
  for (const item of items) {
    const lines = demandOfItem.get(item) ?? []
    const ahead = itemAhead(source, item)
    if (!ahead) continue
    touched.set(item, lines)
    spreadBaseline(baseline, parts, lines, ahead)
    for (const line of lines) {
      const percents = lined.layers.eventPercents.get(line)
      if (!percents) continue
      for (let t = axis.current; t < count; t++) {
        const at = line * count + t
        driverUplift[at] = (baseline[at]! * percents[t]!) / 100
      }
    }
  }
  const moved = items.filter((item) => lives.joint.has(item))
  const salesForecast = lowerSubmissions(model, lined, baseline, moved)
  const { salesForecast: salesSubmitted } = lined.layers
  const layers = { ...lined.layers, baseline, driverUplift, salesForecast, salesSubmitted }
  const blendedDemand = new Float64Array(demandLines.length * count)
  blendedDemand.set(model.blendedDemand)
  const blended = blendDemand(axis, layers, touched, policyOfItems(lined))
  for (const lines of touched.values())
    for (const line of lines) {
      const [from, to] = [line * count, (line + 1) * count]
      blendedDemand.set(blended.subarray(from, to), from)
    }
  return { ...lined, layers, forecasts, blendedDemand }
}
