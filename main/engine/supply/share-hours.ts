/** Shares the hours of resources among the lines of a level: what lower levels took is gone. */
import { supplyRows } from '../figures/figure-keys'
import { materialRatio } from './material-ratio'
import { markGroup, markPeriod, type SupplyWork } from './supply-work'

/** Notes what materials allow of the lines' plans in planned period `h`, and shares hours again where that or a group is at work; lines that get another part are marked. */
export function shareHours(
  work: SupplyWork,
  lines: readonly number[],
  groups: readonly number[],
  h: number,
): void {
  const { start, of } = work.graph.groups
  const { offset, pool } = work.plan.cube.supply
  const { cells } = pool
  const { planned_supply, possible } = supplyRows(work.horizon)
  for (const line of lines) {
    const at = offset[line]! + h
    const planned = cells[at + planned_supply]!
    const begun = Math.max(0, h - work.graph.leadMonths[line]!)
    const reached = planned === 0 ? 0 : planned * materialRatio(work, line, begun)
    if (cells[at + possible] === reached) continue
    cells[at + possible] = reached
    for (let k = start[line]!; k < start[line + 1]!; k++) markGroup(work, of[k]!, h)
  }
  for (const group of groups) shareGroup(work, group, h)
}

function shareGroup(work: SupplyWork, group: number, h: number): void {
  const { graph, horizon, plan } = work
  const { asked, granted } = plan.cube
  const at = group * horizon + h
  const hours = askedHours(work, group, h)
  const left = hoursLeft(work, group, h)
  const ratio = hours > left ? left / hours : 1
  const sameHours = asked[at] === hours
  if (sameHours && granted[at] === ratio) return
  asked[at] = hours
  if (!sameHours) addUpLoad(work, graph.groupResource[group]!, h)
  if (granted[at] !== ratio) {
    granted[at] = ratio
    const { start, of } = graph.groupLines
    for (let k = start[group]!; k < start[group + 1]!; k++) markPeriod(work, of[k]!, h)
  }
  markHigherLevels(work, group, h)
}

/** Hours that the level's plan would take as far as its materials reach. */
function askedHours(work: SupplyWork, group: number, h: number): number {
  const { offset, pool } = work.plan.cube.supply
  const { cells } = pool
  const { start, of, per } = work.graph.groupLines
  const place = supplyRows(work.horizon).possible + h
  let hours = 0
  for (let k = start[group]!; k < start[group + 1]!; k++)
    hours += cells[offset[of[k]!]! + place]! * per[k]!
  return hours
}

/** Regular and overtime hours of the resource that lower levels leave; without end where no hours are known. */
export function hoursLeft({ graph, horizon, plan }: SupplyWork, group: number, h: number): number {
  const resource = graph.groupResource[group]!
  const { model, assumptions, cube } = plan
  const { current, periods } = model.axis
  const t = current + h
  const cell = resource * periods.length + t
  const { position } = model
  let left =
    (assumptions.capacity.get(resource)?.[t] ?? position.capacity[cell]!) +
    (assumptions.overtime.get(resource)?.[t] ?? position.overtime[cell]!)
  if (Number.isNaN(left)) return Number.POSITIVE_INFINITY
  const { start, of } = graph.resourceGroups
  for (let k = start[resource]!; k < start[resource + 1]! && of[k] !== group; k++) {
    const at = of[k]! * horizon + h
    left -= cube.asked[at]! * cube.granted[at]!
  }
  return Math.max(0, left)
}

export function addUpLoad({ graph, horizon, plan }: SupplyWork, resource: number, h: number): void {
  const { start, of } = graph.resourceGroups
  let load = 0
  for (let k = start[resource]!; k < start[resource + 1]!; k++)
    load += plan.cube.asked[of[k]! * horizon + h]!
  plan.cube.load[resource * horizon + h] = load
}

function markHigherLevels(work: SupplyWork, group: number, h: number): void {
  const { groupResource, resourceGroups } = work.graph
  const { start, of } = resourceGroups
  const resource = groupResource[group]!
  let above = false
  for (let k = start[resource]!; k < start[resource + 1]!; k++) {
    if (above) markGroup(work, of[k]!, h)
    if (of[k] === group) above = true
  }
}
