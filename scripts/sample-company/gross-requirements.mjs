import { assemblies } from './assemblies-and-materials.mjs'
import { allMonths } from './planning-calendar.mjs'

/**
 * Adds to the demand of finished goods what it needs of every component, level by level, stock ignored.
 * @param {Map<string, Float64Array>} demand
 */
export function grossRequirements(demand, bills) {
  const needed = new Map(demand)
  const explode = (parents) => {
    for (const row of bills) {
      if (!parents.has(row.parent) || !needed.has(row.parent)) continue
      const total = needed.get(row.component) ?? new Float64Array(allMonths)
      const parent = needed.get(row.parent)
      const each = row.quantity * (1 + row.scrap_share)
      for (let index = 0; index < allMonths; index++) total[index] += parent[index] * each
      needed.set(row.component, total)
    }
  }
  explode(new Set(demand.keys()))
  explode(new Set(assemblies.map((made) => made.item)))
  return needed
}

/** Units a day that the two coming months need on average: the pace that stock is measured against. */
export const dailyPace = (months, index = 36) => (months[index] + months[index + 1]) / 61
