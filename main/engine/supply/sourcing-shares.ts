/** Which of an item's supply lines serve a customer's demand: by the sites of its region where some of them supply the item, by the item's sourcing shares otherwise. */

import type { PlanModel } from '../plan/plan-model'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'

/** Region → site → share, as the source has them. */
export type RegionSites = ReadonlyMap<string, ReadonlyMap<string, number>>

export function readRegionSites(source: PlanSource): RegionSites {
  const regions = new Map<string, Map<string, number>>()
  for (const row of source.rows('demand_sourcing')) {
    const region = textOf(row, 'region')
    const sites = regions.get(region) ?? new Map<string, number>()
    sites.set(textOf(row, 'site'), numberOf(row, 'share'))
    regions.set(region, sites)
  }
  return regions
}

/** Shares of an item's supply lines in each of its demand lines: demand lines × supply lines, each row adds up to 1. Null where every customer is served by the item's own shares. */
export function sourcingShares(model: PlanModel, item: string): Float64Array | null {
  const supply = model.supplyOfItem.get(item) ?? []
  const demand = model.demandOfItem.get(item) ?? []
  if (model.regionSites.size === 0 || supply.length < 2) return null
  const shares = new Float64Array(demand.length * supply.length)
  let regional = false
  demand.forEach((line, d) => {
    const sites = model.regionSites.get(model.demandLines[line]!.customer.region)
    const parts = supply.map((s) => sites?.get(model.supplyLines[s]!.site) ?? 0)
    const whole = parts.reduce((sum, part) => sum + part, 0)
    if (whole > 0) regional = true
    supply.forEach((s, k) => {
      shares[d * supply.length + k] = whole > 0 ? parts[k]! / whole : model.supplyLines[s]!.share
    })
  })
  return regional ? shares : null
}
