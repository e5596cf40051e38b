import { rounded } from './numbers-and-lists.mjs'
import { allMonths, historyMonths, monthAt, workingDays } from './planning-calendar.mjs'
import { bottleneck, resources } from './plants-and-resources.mjs'

/** The air fryer line gets a third crew on Saturdays a year from now, decided and paid for. */
const extension = { resource: bottleneck, from: historyMonths + 12, factor: 1.1 }

/** Hours that making exactly the needed quantities takes, per resource and month; the made share only. */
export function loads(needed, routes, sourcing) {
  const madeShare = new Map()
  for (const row of sourcing) if (row.source === 'make') madeShare.set(row.item, row.share)
  const hours = new Map(resources.map((r) => [r.resource, new Float64Array(allMonths)]))
  for (const route of routes) {
    const total = hours.get(route.resource)
    const months = needed.get(route.item)
    if (!months) continue
    const each = route.hours_per_unit * (madeShare.get(route.item) ?? 0)
    for (let index = 0; index < allMonths; index++) total[index] += months[index] * each
  }
  return hours
}

/** Hours a working day such that the busiest of the next twelve months reaches the intended use. */
function hoursADay(load, peak) {
  let most = 0
  for (let index = historyMonths; index < historyMonths + 12; index++) {
    most = Math.max(most, load[index] / workingDays(index))
  }
  return Math.round((most / peak) * 2) / 2
}

export function capacityRows(loadOf) {
  return resources.flatMap(({ resource, peak, overtimeRate }) => {
    const daily = hoursADay(loadOf.get(resource), peak)
    const rows = []
    for (let index = historyMonths; index < allMonths; index++) {
      const extended = resource === extension.resource && index >= extension.from
      const regular = rounded(workingDays(index) * daily * (extended ? extension.factor : 1), 1)
      rows.push({
        resource,
        month: monthAt(index),
        regular_hours: regular,
        overtime_hours: rounded(regular * (resource === bottleneck ? 0.12 : 0.18), 1),
        overtime_cost_per_hour: overtimeRate,
      })
    }
    return rows
  })
}
