/** What suppliers' drivers do to planned purchases: part never comes, part comes later. */
import type { Plan } from '../plan/plan'

/** What was made or bought of a line in each period: where its first one is, and how far it is to the next. */
export interface MadeRow {
  readonly cells: Float64Array
  readonly start: number
  readonly step: number
}

/** Of the purchases planned before period `h`: what arrives in it, and what arrives in it or later within the horizon. */
export function latePurchases(
  plan: Plan,
  line: number,
  h: number,
  { cells, start, step }: MadeRow,
): { now: number; open: number } {
  const disturbances = plan.assumptions.purchases.get(line)
  let now = 0
  let open = 0
  if (!disturbances) return { now, open }
  const { current, periods } = plan.model.axis
  for (let earlier = 0; earlier < h; earlier++) {
    for (const { share, late, remains } of disturbances) {
      const t = current + earlier
      const arrival = t + late[t]!
      if (late[t] === 0 || arrival < current + h || arrival >= periods.length) continue
      const quantity = cells[start + earlier * step]! * share * remains[t]!
      open += quantity
      if (arrival === current + h) now += quantity
    }
  }
  return { now, open }
}

/** What arrives in period `h` of the purchases planned for it. */
export function arrivingPurchases(plan: Plan, line: number, h: number, quantity: number): number {
  const disturbances = plan.assumptions.purchases.get(line)
  if (!disturbances) return quantity
  const t = plan.model.axis.current + h
  let arriving = quantity
  for (const { share, late, remains } of disturbances) {
    const theirs = quantity * share
    arriving -= late[t]! > 0 ? theirs : theirs * (1 - remains[t]!)
  }
  return Math.max(0, arriving)
}

/** The last planned period in which purchases planned for `h` arrive; `h` where none is late. */
export function lastArrival(plan: Plan, line: number, h: number): number {
  let last = h
  const t = plan.model.axis.current + h
  for (const { late } of plan.assumptions.purchases.get(line) ?? [])
    last = Math.max(last, h + late[t]!)
  return last
}
