/** A whole plan by hand: the product's formulas as loops over typed arrays, for one plan without drivers, everything from nothing each time. */
import type { PlainCompany } from './plain-company'
import { coverOf, explode, gatherDemand, orderOf, valueShipments } from './plain-demand'
import type { PlainFigures } from './plain-figures'

export function calculatePlainly(company: PlainCompany, figures: PlainFigures): void {
  gatherDemand(company, figures)
  explode(company, figures)
  constrain(company, figures)
  measureCover(company, figures)
  valueShipments(company, figures)
}

/** Period by period: what is planned, what materials and hours allow of it, what is left. */
function constrain(company: PlainCompany, figures: PlainFigures): void {
  const { periods, supplyLines, resources, levels, leadMonths } = company
  const { net, served, load } = figures
  const { independent_demand: independent, dependent_demand: dependent } = figures.supply
  const { planned_supply: plannedSupply, constrained_supply: constrained } = figures.supply
  const { available_supply: available, gap, shortage, backlog } = figures.supply
  const { projected_stock: projected, safety_stock: safetyStock } = figures.supply
  const { start: firstUse, of: usedLine, with: per } = company.components
  const { start: firstHour, of: usedResource, with: hoursPer } = company.hours
  const stock = Float64Array.from(company.openingStock)
  const owing = new Float64Array(supplyLines)
  const unmet = new Float64Array(supplyLines)
  const consumed = new Float64Array(supplyLines)
  const used = new Float64Array(resources)
  const asked = new Float64Array(resources)
  dependent.fill(0)
  load.fill(0)

  const startedIn = (line: number, h: number, lead: number): number => {
    let started = 0
    for (let k = h === 0 ? 0 : h + lead; k <= h + lead && k < periods; k += 1)
      started += net[k * supplyLines + line]!
    return started
  }
  const materials = (line: number, h: number): number => {
    let ratio = 1
    for (let k = firstUse[line]!; k < firstUse[line + 1]!; k += 1) {
      const part = served[h * supplyLines + usedLine[k]!]!
      if (part < ratio) ratio = part
    }
    return ratio
  }
  const grant = (resource: number, h: number): number => {
    const left = Math.max(0, company.capacity[h * resources + resource]! - used[resource]!)
    return asked[resource]! > left ? left / asked[resource]! : 1
  }

  for (let h = 0; h < periods; h += 1) {
    const row = h * supplyLines
    consumed.fill(0)
    for (let line = 0; line < supplyLines; line += 1) {
      const at = row + line
      const lead = leadMonths[line]!
      const days = company.safetyDays[line]!
      const safety = coverOf(figures.required, line, supplyLines, h, periods, days)
      safetyStock[at] = safety
      const onHand = stock[line]! + company.receipts[at]! + company.openProduction[at]!
      const need = independent[at]! + dependent[at]! + owing[line]! + safety - onHand
      const planned =
        h < lead ? 0 : orderOf(need, company.lotSize[line]!, company.minimumOrder[line]!)
      plannedSupply[at] = planned
      const needed = lead === 0 ? planned : startedIn(line, h, lead)
      for (let k = firstUse[line]!; k < firstUse[line + 1]!; k += 1)
        dependent[row + usedLine[k]!] = dependent[row + usedLine[k]!]! + needed * per[k]!
    }
    used.fill(0)
    for (let level = levels.length - 2; level >= 0; level -= 1) {
      const first = levels[level]!
      const end = levels[level + 1]!
      asked.fill(0)
      for (let line = first; line < end; line += 1) {
        const begun = Math.max(0, h - leadMonths[line]!)
        const possible = plannedSupply[row + line]! * materials(line, begun)
        for (let k = firstHour[line]!; k < firstHour[line + 1]!; k += 1)
          asked[usedResource[k]!] = asked[usedResource[k]!]! + possible * hoursPer[k]!
      }
      for (let line = first; line < end; line += 1) {
        const at = row + line
        const lead = leadMonths[line]!
        let hours = 1
        for (let k = firstHour[line]!; k < firstHour[line + 1]!; k += 1)
          hours = Math.min(hours, grant(usedResource[k]!, h))
        const made = plannedSupply[at]! * materials(line, Math.max(0, h - lead)) * hours
        const started = lead === 0 ? made : startedIn(line, h, lead) * materials(line, h)
        for (let k = firstUse[line]!; k < firstUse[line + 1]!; k += 1)
          consumed[usedLine[k]!] = consumed[usedLine[k]!]! + started * per[k]!
        constrained[at] = made
        const ready = stock[line]! + company.receipts[at]! + company.openProduction[at]! + made
        const need = independent[at]! + dependent[at]! + owing[line]!
        served[at] = need > ready && need > 0 ? ready / need : 1
        available[at] = ready
        gap[at] = ready - need
        const short = Math.max(0, need - ready)
        shortage[at] = Math.max(0, short - unmet[line]!)
        unmet[line] = short
      }
      for (let resource = 0; resource < resources; resource += 1) {
        const taken = asked[resource]! * grant(resource, h)
        load[h * resources + resource] = load[h * resources + resource]! + asked[resource]!
        used[resource] = used[resource]! + taken
      }
    }
    for (let line = 0; line < supplyLines; line += 1) {
      const at = row + line
      const owed = independent[at]! + owing[line]!
      const delivered = owed * served[at]!
      stock[line] = Math.max(0, available[at]! - delivered - consumed[line]!)
      owing[line] = owed - delivered
      projected[at] = stock[line]!
      backlog[at] = owing[line]!
    }
  }
}

/** Excess, days of supply, value of stock. */
function measureCover(company: PlainCompany, { supply }: PlainFigures): void {
  const { periods, supplyLines } = company
  const demand = new Float64Array(periods)
  for (let line = 0; line < supplyLines; line += 1) {
    for (let h = 0; h < periods; h += 1) {
      const at = h * supplyLines + line
      demand[h] = supply.independent_demand[at]! + supply.dependent_demand[at]!
    }
    for (let h = 0; h < periods; h += 1) {
      const at = h * supplyLines + line
      const stock = supply.projected_stock[at]!
      const next = demand[h + 1 < periods ? h + 1 : periods - 1]!
      const target = supply.safety_stock[at]! + next
      supply.excess[at] = Math.max(0, stock - target - company.lotSize[line]!)
      supply.days_of_supply[at] = daysOf(demand, h, stock)
      supply.stock_value[at] = stock * company.supplyCost[line]!
    }
  }
}

const longest = 360

/** Days that a stock lasts after period `h`. */
function daysOf(demand: Float64Array, h: number, stock: number): number {
  let left = stock
  let days = 0
  for (let t = h + 1; t < demand.length; t += 1) {
    const need = demand[t]!
    if (need > left) return Math.min(longest, days + (left / need) * 30)
    left -= need
    days += 30
    if (days >= longest) return longest
  }
  const last = demand[demand.length - 1]!
  return last > 0 ? Math.min(longest, days + (left / last) * 30) : longest
}
