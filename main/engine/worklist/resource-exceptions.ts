/** Resources that are asked for more than their regular hours. */
import type { Plan } from '../plan/plan'
import { readRow } from '../plan/read-row'
import type { FoundException } from './found-exception'

const dustOfHours = 1e-6

/** Overloads over `span` planned periods, worth the hours beyond regular ones at the cost of overtime. */
export function resourceExceptions(plan: Plan, span: number): FoundException[] {
  const { model } = plan
  const { current, periods } = model.axis
  const last = Math.min(periods.length, current + span)
  return model.resources.flatMap((code, resource) => {
    const load = readRow(plan, 'load', resource)
    const capacity = readRow(plan, 'capacity', resource)
    let worst = -1
    let most = 0
    let hours = 0
    let money = 0
    let count = 0
    let regular = 0
    for (let t = current; t < last; t++) {
      const beyond = load[t]! - capacity[t]!
      if (!(beyond > dustOfHours)) continue
      count++
      hours += beyond
      regular += capacity[t]!
      money += beyond * (model.finance.overtimeCost[resource * periods.length + t] ?? 0)
      if (beyond > most) {
        most = beyond
        worst = t
      }
    }
    if (count === 0) return []
    const name = model.master.resources.get(code)?.name ?? { zh: code, en: code }
    return {
      kind: 'overload' as const,
      side: 'resource' as const,
      where: { resource: code },
      measure: 'load',
      period: worst,
      code,
      name,
      family: null,
      periods: count,
      quantity: hours,
      money,
      share: regular > 0 ? hours / regular : null,
      days: null,
    }
  })
}
