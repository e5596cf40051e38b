/** Hours of resources under drivers of capacity. */
import type { DriverOf } from '@shared/model/drivers'
import type { PlanModel } from '../plan/plan-model'
import { ofKind, type PlacedDriver, plannedSpan } from './placed-driver'
import type { ResolvedAssumptions } from './resolved-assumptions'

/** The resources that a driver names, by themselves or by their site, ascending. */
export const resourcesOf = (
  { resources, master }: PlanModel,
  driver: Pick<DriverOf<'capacity'>, 'resources' | 'site'>,
): number[] =>
  [...resources.keys()].filter((index) => {
    const code = resources[index] ?? ''
    const site = master.resources.get(code)?.site
    return driver.resources.includes(code) || (driver.site !== undefined && driver.site === site)
  })

/** Percentages are of the snapshot's hours and multiply, then hours are added; never below none. So the order of drivers does not matter. */
export function resourceHours(
  model: PlanModel,
  drivers: readonly PlacedDriver[],
): Pick<ResolvedAssumptions, 'capacity' | 'overtime'> {
  const { capacity, overtime } = model.position
  return {
    capacity: changed(model, drivers, capacity, 'regularPercent', 'regularHours'),
    overtime: changed(model, drivers, overtime, 'overtimePercent', 'overtimeHours'),
  }
}

function changed(
  model: PlanModel,
  drivers: readonly PlacedDriver[],
  hours: Float64Array,
  percent: 'regularPercent' | 'overtimePercent',
  more: 'regularHours' | 'overtimeHours',
): Map<number, Float64Array> {
  const count = model.axis.periods.length
  const factors = new Map<number, Float64Array>()
  const added = new Map<number, Float64Array>()
  for (const { assumption } of ofKind(drivers, 'capacity')) {
    if (assumption[percent] === 0 && assumption[more] === 0) continue
    const { from, to } = plannedSpan(model.axis, assumption)
    for (const resource of resourcesOf(model, assumption)) {
      const factor = factors.get(resource) ?? new Float64Array(count).fill(1)
      const add = added.get(resource) ?? new Float64Array(count)
      factors.set(resource, factor)
      added.set(resource, add)
      for (let t = from; t <= to; t++) {
        factor[t]! *= 1 + assumption[percent] / 100
        add[t]! += assumption[more]
      }
    }
  }
  return new Map(
    [...factors].map(([resource, factor]) => [
      resource,
      factor.map((one, t) => {
        const known = hours[resource * count + t]!
        const more = added.get(resource)?.[t] ?? 0
        // Of hours that nobody knows there is no part; hours that are added are then all there are.
        if (Number.isNaN(known)) return more > 0 ? more : Number.NaN
        return Math.max(0, known * one + more)
      }),
    ]),
  )
}
