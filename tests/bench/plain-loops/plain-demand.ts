/** Demand, requirements and money as plain loops. */
import type { PlainCompany } from './plain-company'
import type { PlainFigures } from './plain-figures'

/** An override where there is one; then each supply line its share of what is not shipped yet. */
export function gatherDemand(company: PlainCompany, { demand, supply }: PlainFigures): void {
  const { periods, demandLines, supplyLines, blended, override, shippedToDate, share } = company
  const consensus = demand.consensus_demand
  for (let cell = 0; cell < consensus.length; cell += 1) {
    const typed = override[cell]!
    consensus[cell] = Number.isNaN(typed) ? blended[cell]! : typed
  }
  const independent = supply.independent_demand
  const { start, of } = company.demandOfSupply
  for (let h = 0; h < periods; h += 1) {
    for (let line = 0; line < supplyLines; line += 1) {
      let sum = 0
      for (let k = start[line]!; k < start[line + 1]!; k += 1) {
        const wanted = consensus[h * demandLines + of[k]!]!
        sum += (h === 0 ? Math.max(0, wanted - shippedToDate[of[k]!]!) : wanted) * share[line]!
      }
      independent[h * supplyLines + line] = sum
    }
  }
}

/** Whole lots of at least the minimum; whole units where there is no lot. */
export function orderOf(need: number, lot: number, minimum: number): number {
  if (need <= 1e-9) return 0
  const wanted = need > minimum ? need : minimum
  return lot > 0 ? Math.ceil(wanted / lot - 1e-9) * lot : Math.ceil(wanted - 1e-9)
}

/** Demand of the days after period `h`, in the last period's rhythm beyond the horizon. */
export function coverOf(
  demand: Float64Array,
  line: number,
  lines: number,
  h: number,
  periods: number,
  days: number,
): number {
  let remaining = days / 30
  let stock = 0
  for (let t = h + 1; t < periods && remaining > 0; t += 1) {
    stock += demand[t * lines + line]! * (remaining < 1 ? remaining : 1)
    remaining -= 1
  }
  return remaining > 0 ? stock + demand[(periods - 1) * lines + line]! * remaining : stock
}

/** Lines level by level, so that what parents ask for is known before their components are planned. */
export function explode(company: PlainCompany, { supply, net, required }: PlainFigures): void {
  const { periods, supplyLines, leadMonths, lotSize, minimumOrder, safetyDays } = company
  const { start, of, with: per } = company.components
  required.set(supply.independent_demand)
  for (let line = 0; line < supplyLines; line += 1) {
    const lead = leadMonths[line]!
    let stock = company.openingStock[line]!
    for (let h = 0; h < periods; h += 1) {
      const at = h * supplyLines + line
      const before = stock + company.receipts[at]! + company.openProduction[at]!
      const safety = coverOf(required, line, supplyLines, h, periods, safetyDays[line]!)
      const planned =
        h < lead ? 0 : orderOf(required[at]! + safety - before, lotSize[line]!, minimumOrder[line]!)
      net[at] = planned
      stock = before + planned - required[at]!
    }
    for (let k = start[line]!; k < start[line + 1]!; k += 1)
      for (let h = 0; h < periods; h += 1) {
        const begun = (h > lead ? h - lead : 0) * supplyLines + of[k]!
        required[begun] = required[begun]! + net[h * supplyLines + line]! * per[k]!
      }
  }
}

/** Each demand line is served the part of what it is owed that its item delivers. */
export function valueShipments(company: PlainCompany, { demand, supply }: PlainFigures): void {
  const { periods, demandLines, supplyLines, shippedToDate, price, demandCost } = company
  const { demandOfItem: buyers, supplyOfItem: sources } = company
  const items = buyers.start.length - 1
  const owing = new Float64Array(demandLines)
  for (let h = 0; h < periods; h += 1) {
    for (let item = 0; item < items; item += 1) {
      let owed = 0
      let left = 0
      for (let k = sources.start[item]!; k < sources.start[item + 1]!; k += 1) {
        const at = h * supplyLines + sources.of[k]!
        owed += supply.independent_demand[at]! + (h > 0 ? supply.backlog[at - supplyLines]! : 0)
        left += supply.backlog[at]!
      }
      const ratio = owed > 0 ? Math.max(0, 1 - left / owed) : 1
      for (let k = buyers.start[item]!; k < buyers.start[item + 1]!; k += 1) {
        const line = buyers.of[k]!
        const at = h * demandLines + line
        const shipped = h === 0 ? shippedToDate[line]! : 0
        const due = owing[line]! + Math.max(0, demand.consensus_demand[at]! - shipped)
        const delivered = due * ratio
        owing[line] = due - delivered
        const quantity = delivered + shipped
        demand.planned_shipments[at] = quantity
        demand.revenue[at] = quantity * price[line]!
        demand.cost_of_goods[at] = quantity * demandCost[line]!
        demand.gross_margin[at] = quantity * (price[line]! - demandCost[line]!)
      }
    }
  }
}
