/** What stands out in the demand of items: overrides far from the layers, leaps against the last cycle, the items that matter most. */

import type { Plan } from '../plan/plan'
import type { PlanModel } from '../plan/plan-model'
import { readCells } from '../plan/read-row'
import { bigShare, dust, type FoundException, farShare } from './found-exception'

/** How far something is from what it is compared with: each period's difference, never netted over periods. */
class Departure {
  periods = 0
  quantity = 0
  money = 0
  compared = 0
  worst = -1
  private most = 0

  add(t: number, now: number, other: number, price: number): void {
    const away = Math.abs(now - other)
    this.compared += other
    if (away <= dust) return
    this.periods++
    this.quantity += away
    this.money += away * price
    if (away * price > this.most) {
      this.most = away * price
      this.worst = t
    }
  }

  get share(): number | null {
    return this.compared > 0 ? this.quantity / this.compared : null
  }

  /** Far from what it is compared with; from nothing everything is far. */
  get far(): boolean {
    return this.periods > 0 && (this.share ?? Number.POSITIVE_INFINITY) > farShare
  }
}

/**
 * Exceptions of sold items over `span` planned periods. `override_far`: where lines are overridden, consensus demand
 * against what the layers say. `cycle_change`: consensus demand against the last published cycle. `big_line`: the items
 * that bring 80 % of revenue, worth what their year departs from the last, in all. All at net prices.
 */
export function demandExceptions(plan: Plan, span: number): FoundException[] {
  const { model } = plan
  const { current, periods } = model.axis
  const count = periods.length
  const last = Math.min(count, current + span)
  const consensus = readCells(plan, 'consensus_demand')
  const overridden = readCells(plan, 'overridden')
  const revenue = readCells(plan, 'revenue')
  const { lastCycle, lastYear } = model.layers
  const found: FoundException[] = []
  const earned = new Map<string, number>()
  const bigOnes = new Map<string, FoundException>()
  for (const [code, lines] of model.demandOfItem) {
    const override = new Departure()
    const cycle = new Departure()
    const now = new Float64Array(count)
    const before = new Float64Array(count)
    const lastYears = new Float64Array(count)
    const told = new Uint8Array(count)
    let price = 0
    let weight = 0
    let sum = 0
    for (const line of lines) {
      const at = model.demandLines[line]!
      const layers = plan.assumptions.blended.get(line)
      for (let t = current; t < last; t++) {
        const value = consensus(line, t)
        const cell = line * count + t
        if (overridden(line, t) > 0)
          override.add(t, value, layers?.[t] ?? model.blendedDemand[cell]!, at.price)
        now[t]! += value
        if (t < current + 12) lastYears[t]! += lastYear[cell]!
        if (!Number.isNaN(lastCycle[cell]!)) {
          before[t]! += lastCycle[cell]!
          told[t] = 1
        }
        sum += revenue(line, t)
        price += value * at.price
        weight += value
      }
    }
    earned.set(code, sum)
    const each = weight > 0 ? price / weight : (model.demandLines[lines[0]!]?.price ?? 0)
    for (let t = current; t < last; t++) {
      if (told[t]) cycle.add(t, now[t]!, before[t]!, each)
    }
    if (override.far) found.push(exceptionOf(model, 'override_far', code, lines, override))
    if (cycle.far) found.push(exceptionOf(model, 'cycle_change', code, lines, cycle))
    const year = againstLastYear(now, lastYears, current, Math.min(last, current + 12), each)
    if (year.quantity > dust) bigOnes.set(code, exceptionOf(model, 'big_line', code, lines, year))
  }
  for (const code of bigItems(earned)) {
    const one = bigOnes.get(code)
    if (one) found.push(one)
  }
  return found
}

type Figures = Pick<Departure, 'worst' | 'periods' | 'quantity' | 'money' | 'share'>

/** What a year's demand departs from that of the year before, in all: seasons shift by a month, and that is no news. */
function againstLastYear(
  now: Float64Array,
  before: Float64Array,
  from: number,
  to: number,
  price: number,
): Figures {
  let sum = 0
  let compared = 0
  let worst = from
  for (let t = from; t < to; t++) {
    sum += now[t]!
    compared += before[t]!
    const away = Math.abs(now[t]! - before[t]!)
    if (away > Math.abs(now[worst]! - before[worst]!)) worst = t
  }
  const quantity = Math.abs(sum - compared)
  const share = compared > 0 ? quantity / compared : null
  return { worst, periods: to - from, quantity, money: quantity * price, share }
}

function exceptionOf(
  model: PlanModel,
  kind: FoundException['kind'],
  code: string,
  lines: readonly number[],
  { worst, periods, quantity, money, share }: Figures,
): FoundException {
  const { item } = model.demandLines[lines[0]!]!
  return {
    kind,
    side: 'demand',
    where: { family: item.family, item: code },
    measure: 'consensus_demand',
    period: worst,
    code,
    name: item.name,
    family: item.family,
    periods,
    quantity,
    money,
    share,
    days: null,
  }
}

/** The fewest items that together earn the big share of revenue. */
function bigItems(earned: ReadonlyMap<string, number>): string[] {
  const total = [...earned.values()].reduce((sum, value) => sum + value, 0)
  const big: string[] = []
  let sum = 0
  for (const [code, value] of [...earned].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))) {
    if (value <= 0 || sum >= total * bigShare) break
    big.push(code)
    sum += value
  }
  return big
}
