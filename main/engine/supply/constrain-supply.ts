/**
 * Second pass, period by period: what is asked for, what capacity and materials allow, what is left.
 *
 * In each period: proposals are netted against what is really there (parents first). Then, from the lowest level up:
 * each component serves its users in proportion when it is short; what materials allow is the load of the resources;
 * a resource short of hours, overtime included, serves its load in proportion, lower levels first. Stock and backlog
 * roll on. Customers' unmet demand is backlog; parents' unmet needs are not, since the parents ask again.
 */
import type { PlanCube } from '../plan/plan-cube'
import type { PlanModel } from '../plan/plan-model'
import type { PlanState } from '../plan/plan-state'
import type { Requirements } from './explode-requirements'
import { orderQuantity } from './order-quantity'
import { disturbanceOf, type ReceiptsDriver, receiptsDrivers } from './place-receipts'
import { coverStock, daysOfCover } from './safety-stock'

interface Pass {
  readonly model: PlanModel
  readonly state: PlanState
  readonly cube: PlanCube
  readonly count: number
  readonly requirements: Requirements
  readonly drivers: readonly ReceiptsDriver[]
  /** By supply line, rolled from period to period. */
  readonly stock: Float64Array
  readonly backlog: Float64Array
  /** What could not be served in the period before. */
  readonly unmet: Float64Array
  readonly consumed: Float64Array
  /** Purchases that come later than planned, lines × periods. */
  readonly late: Float64Array
  /** Part of each line's demand that could be served, lines × periods; 1 before the current period. */
  readonly served: Float64Array
  /** By resource, within the period: taken by the levels below, and asked for by the present one. */
  readonly hoursUsed: Float64Array
  readonly hoursAsked: Float64Array
}

/** Fills every supply measure of the cube but `independent_demand` and `receipts_in_transit`, which it reads. */
export function constrainSupply(
  model: PlanModel,
  state: PlanState,
  cube: PlanCube,
  requirements: Requirements,
): void {
  const count = model.axis.periods.length
  const lines = model.supplyLines.length
  const hours = (): Float64Array => new Float64Array(model.resources.length)
  const pass: Pass = {
    model,
    state,
    cube,
    count,
    requirements,
    drivers: receiptsDrivers(state),
    stock: Float64Array.from(model.position.openingStock),
    backlog: new Float64Array(lines),
    unmet: new Float64Array(lines),
    consumed: new Float64Array(lines),
    late: new Float64Array(lines * count),
    served: new Float64Array(lines * count).fill(1),
    hoursUsed: hours(),
    hoursAsked: hours(),
  }
  cube.supply.dependent_demand.fill(0)
  cube.load.fill(0)
  for (let t = model.axis.current; t < count; t++) {
    pass.consumed.fill(0)
    for (const level of model.structure.levels) for (const line of level) plan(pass, line, t)
    pass.hoursUsed.fill(0)
    for (const level of model.structure.levels.toReversed()) supplyLevel(pass, level, t)
    for (let line = 0; line < lines; line++) settle(pass, line, t)
  }
  measureCover(pass)
}

/** Stock and open receipts of the period, before anything that is planned. */
const onHand = ({ stock, model, cube, count }: Pass, line: number, t: number): number => {
  const at = line * count + t
  return (
    (stock[line] ?? 0) +
    (cube.supply.receipts_in_transit[at] ?? 0) +
    (model.position.openProduction[at] ?? 0)
  )
}

/** Planned supply of the period, and the demand it makes on components. */
function plan(pass: Pass, line: number, t: number): void {
  const { model, state, cube, count, requirements } = pass
  const item = model.supplyLines[line]?.item
  if (!item) return
  const row = line * count
  const at = row + t
  const { supply: figures } = cube
  const demand = (figures.independent_demand[at] ?? 0) + (figures.dependent_demand[at] ?? 0)
  const safety = coverStock(requirements.demand, row, t, count, item.safetyDays)
  figures.safety_stock[at] = safety
  let underway = 0
  for (let k = t; k < count; k++) underway += pass.late[row + k] ?? 0
  const need = demand + (pass.backlog[line] ?? 0) + safety - onHand(pass, line, t) - underway
  const fixed = t - model.axis.current < item.leadMonths
  const proposal = fixed ? 0 : orderQuantity(need, item.lotSize, item.minimumOrder)
  const planned = state.written.planned_supply.get(at)?.value ?? proposal
  figures.planned_supply[at] = planned
  // A lead time of a month and more asks its components earlier: then the first pass says how much.
  const needsNow = item.leadMonths === 0 ? planned : startedNow(pass, row, t, item.leadMonths)
  for (const use of model.structure.components[line] ?? []) {
    const cell = use.line * count + t
    figures.dependent_demand[cell] = (figures.dependent_demand[cell] ?? 0) + needsNow * use.quantity
  }
}

/** What has to be started in period `t` to be ready `lead` periods later; in the current period also what is due before that. */
function startedNow(
  { requirements, count, model }: Pass,
  row: number,
  t: number,
  lead: number,
): number {
  const first = t === model.axis.current ? t : t + lead
  let started = 0
  for (let k = first; k <= t + lead && k < count; k++) started += requirements.planned[row + k] ?? 0
  return started
}

/** What of the plan of one level comes true. */
function supplyLevel(pass: Pass, level: readonly number[], t: number): void {
  const { model, cube, count } = pass
  pass.hoursAsked.fill(0)
  for (const line of level) {
    const planned = cube.supply.planned_supply[line * count + t] ?? 0
    const start = Math.max(model.axis.current, t - (model.supplyLines[line]?.item.leadMonths ?? 0))
    const possible = planned * materialRatio(pass, line, start)
    for (const { resource, hours } of model.structure.resources[line] ?? [])
      pass.hoursAsked[resource] = (pass.hoursAsked[resource] ?? 0) + possible * hours
  }
  for (const line of level) supply(pass, line, t)
  for (let resource = 0; resource < pass.hoursAsked.length; resource++) {
    const asked = pass.hoursAsked[resource] ?? 0
    const cell = resource * count + t
    cube.load[cell] = (cube.load[cell] ?? 0) + asked
    pass.hoursUsed[resource] =
      (pass.hoursUsed[resource] ?? 0) + asked * hoursRatio(pass, resource, t)
  }
}

/** The part of what the present level asks of a resource that its hours allow. */
function hoursRatio(
  { model, count, hoursUsed, hoursAsked }: Pass,
  resource: number,
  t: number,
): number {
  const cell = resource * count + t
  const hours = (model.position.capacity[cell] ?? 0) + (model.position.overtime[cell] ?? 0)
  const left = Math.max(0, hours - (hoursUsed[resource] ?? 0))
  const asked = hoursAsked[resource] ?? 0
  return asked > left ? left / asked : 1
}

function supply(pass: Pass, line: number, t: number): void {
  const { model, cube, count } = pass
  const row = line * count
  const at = row + t
  const item = model.supplyLines[line]?.item
  const { supply: figures } = cube
  const planned = figures.planned_supply[at] ?? 0
  let hours = 1
  for (const use of model.structure.resources[line] ?? [])
    hours = Math.min(hours, hoursRatio(pass, use.resource, t))
  const lead = item?.leadMonths ?? 0
  const start = Math.max(model.axis.current, t - lead)
  const components = model.structure.components[line] ?? []
  const made = planned * materialRatio(pass, line, start) * hours
  const started = lead === 0 ? made : startedNow(pass, row, t, lead) * materialRatio(pass, line, t)
  for (const use of components)
    pass.consumed[use.line] = (pass.consumed[use.line] ?? 0) + started * use.quantity
  figures.constrained_supply[at] = divert(pass, line, t, made) + (pass.late[at] ?? 0)

  const available = onHand(pass, line, t) + (figures.constrained_supply[at] ?? 0)
  const backlog = pass.backlog[line] ?? 0
  const demand = (figures.independent_demand[at] ?? 0) + (figures.dependent_demand[at] ?? 0)
  const need = demand + backlog
  pass.served[at] = need > available && need > 0 ? available / need : 1
  figures.available_supply[at] = available
  figures.gap[at] = available - need
  // What is owed from before was counted when it fell short.
  const unmet = Math.max(0, need - available)
  figures.shortage[at] = Math.max(0, unmet - (pass.unmet[line] ?? 0))
  pass.unmet[line] = unmet
}

/** The part of a line's needs in `t` that its scarcest component can serve. */
function materialRatio({ model, served, count }: Pass, line: number, t: number): number {
  let ratio = 1
  for (const use of model.structure.components[line] ?? [])
    ratio = Math.min(ratio, served[use.line * count + t] ?? 1)
  return ratio
}

/** Takes from a planned purchase what its suppliers' drivers keep back; what is only late is noted for its period. */
function divert(pass: Pass, line: number, t: number, quantity: number): number {
  const bought = pass.model.supplyLines[line]
  if (!bought || pass.drivers.length === 0) return quantity
  let arriving = quantity
  for (const { supplier, share } of bought.suppliers) {
    const { late, remains } = disturbanceOf(pass.model, pass.drivers, supplier, bought.item.item, t)
    const theirs = quantity * share
    arriving -= theirs * (1 - remains)
    if (late === 0) continue
    arriving -= theirs * remains
    if (t + late >= pass.count) continue
    const at = line * pass.count + t + late
    pass.late[at] = (pass.late[at] ?? 0) + theirs * remains
  }
  return Math.max(0, arriving)
}

/** Rolls stock and backlog on. */
function settle(pass: Pass, line: number, t: number): void {
  const { cube, count } = pass
  const at = line * count + t
  const { supply: figures } = cube
  const owed = (figures.independent_demand[at] ?? 0) + (pass.backlog[line] ?? 0)
  const delivered = owed * (pass.served[at] ?? 1)
  const available = figures.available_supply[at] ?? 0
  pass.stock[line] = Math.max(0, available - delivered - (pass.consumed[line] ?? 0))
  pass.backlog[line] = owed - delivered
  figures.projected_stock[at] = pass.stock[line] ?? 0
  figures.backlog[at] = pass.backlog[line] ?? 0
}

/** Excess over target stock (safety stock and the next period's demand), days of supply, value of stock. */
function measureCover({ model, cube, count }: Pass): void {
  const { supply: figures } = cube
  const demand = new Float64Array(figures.gap.length)
  for (let i = 0; i < demand.length; i++)
    demand[i] = (figures.independent_demand[i] ?? 0) + (figures.dependent_demand[i] ?? 0)
  model.supplyLines.forEach((line, index) => {
    const row = index * count
    for (let t = model.axis.current; t < count; t++) {
      const at = row + t
      const stock = figures.projected_stock[at] ?? 0
      const target =
        (figures.safety_stock[at] ?? 0) + (demand[row + Math.min(count - 1, t + 1)] ?? 0)
      figures.excess[at] = Math.max(0, stock - target - line.item.lotSize)
      figures.days_of_supply[at] = daysOfCover(demand, row, t, count, stock)
      figures.stock_value[at] = stock * line.item.cost
    }
  })
}
