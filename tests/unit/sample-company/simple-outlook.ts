import { numberIn, rowsOf, totalsBy } from './sample-files'

/**
 * A planner's rule of thumb, independent of how the data was made: the same month of last year
 * times how much its family grew in a year.
 */
export const comingMonths = [
  '2026-11',
  '2026-12',
  '2027-01',
  '2027-02',
  '2027-03',
  '2027-04',
  '2027-05',
  '2027-06',
  '2027-07',
  '2027-08',
  '2027-09',
  '2027-10',
]

const familyOf = new Map(rowsOf('item').map((row) => [row.item!, row.family!]))
const lines = rowsOf('sales_order_line')
const ordered = (row: Record<string, string>) => numberIn(row, 'quantity_ordered')

const byItemAndMonth = totalsBy(
  lines,
  (row) => `${row.item} ${row.requested_on!.slice(0, 7)}`,
  ordered,
)
const yearOf = (day: string) =>
  day < '2024-11' ? 'first' : day < '2025-11' ? 'second' : day < '2026-11' ? 'third' : 'coming'
const byFamilyAndYear = totalsBy(
  lines,
  (row) => `${familyOf.get(row.item!)} ${yearOf(row.requested_on!)}`,
  ordered,
)

const yearBefore = (month: string) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`

/** Growth of two years, halved, is steadier than that of one. */
export const growthOf = (family: string): number =>
  Math.sqrt(byFamilyAndYear.get(`${family} third`)! / byFamilyAndYear.get(`${family} first`)!)

export function outlook(item: string, month: string): number {
  const lastYear = byItemAndMonth.get(`${item} ${yearBefore(month)}`) ?? 0
  return lastYear * growthOf(familyOf.get(item)!)
}

export function familyOutlook(family: string, months: readonly string[]): number {
  let sum = 0
  for (const [item, its] of familyOf) {
    if (its === family) for (const month of months) sum += outlook(item, month)
  }
  return sum
}

/** Needed quantity of every item in a month, components included, stock ignored. */
export function requirements(month: string): Map<string, number> {
  const needed = new Map<string, number>()
  const add = (item: string, quantity: number) => {
    needed.set(item, (needed.get(item) ?? 0) + quantity)
    for (const row of componentsOf.get(item) ?? []) {
      add(row.component!, quantity * numberIn(row, 'quantity') * (1 + numberIn(row, 'scrap_share')))
    }
  }
  for (const row of rowsOf('item')) {
    if (row.item_type === 'finished') add(row.item!, outlook(row.item!, month))
  }
  return needed
}
const componentsOf = Map.groupBy(rowsOf('bill_of_material'), (row) => row.parent!)

/** Share of regular hours that the outlook takes of a resource, per coming month. */
export function utilisation(resource: string): number[] {
  const routes = rowsOf('routing').filter((row) => row.resource === resource)
  return comingMonths.map((month) => {
    const needed = requirements(month)
    const hours = routes.reduce(
      (sum, row) => sum + (needed.get(row.item!) ?? 0) * numberIn(row, 'hours_per_unit'),
      0,
    )
    const capacity = rowsOf('capacity').find((r) => r.resource === resource && r.month === month)
    return hours / numberIn(capacity!, 'regular_hours')
  })
}
