/** What materials and hours allow of a line's plan, worked out again from the figures of the plan. */
import type { TraceReader } from './trace-reader'

/** A part from 0 to 1, and what sets it: a supply line or a resource; -1 where nothing does. */
export interface Share {
  readonly share: number
  readonly by: number
}

const all: Share = { share: 1, by: -1 }

export const backlogBefore = (r: TraceReader, line: number, t: number): number =>
  t > r.current ? r.or0('backlog', line, t - 1) : 0

export const stockBefore = (r: TraceReader, line: number, t: number): number =>
  t > r.current ? r.or0('projected_stock', line, t - 1) : (r.model.position.openingStock[line] ?? 0)

export const wholeDemand = (r: TraceReader, line: number, t: number): number =>
  r.or0('independent_demand', line, t) + r.or0('dependent_demand', line, t)

/** Everything asked of a line in a period, what it still owes included. */
export const needOf = (r: TraceReader, line: number, t: number): number =>
  wholeDemand(r, line, t) + backlogBefore(r, line, t)

/** The part of what is asked of a line that it can serve. */
export function servedShare(r: TraceReader, line: number, t: number): number {
  const need = needOf(r, line, t)
  const available = r.or0('available_supply', line, t)
  return need > available && need > 0 ? available / need : 1
}

export const leadOf = (r: TraceReader, line: number): number =>
  r.model.supplyLines[line]?.item.leadMonths ?? 0

/** The period in which what is ready in `t` is started. */
export const startOf = (r: TraceReader, line: number, t: number): number =>
  Math.max(r.current, t - leadOf(r, line))

/** What the scarcest component allows of what is started in `t`. */
export function materialShare(r: TraceReader, line: number, t: number): Share {
  let scarce = all
  for (const use of r.model.structure.components[line] ?? []) {
    const share = servedShare(r, use.line, t)
    if (share < scarce.share) scarce = { share, by: use.line }
  }
  return scarce
}

/** Planned supply as far as its materials go: what is asked of the resources. */
export const possibleOf = (r: TraceReader, line: number, t: number): number =>
  r.or0('planned_supply', line, t) * materialShare(r, line, startOf(r, line, t)).share

/** Without end where no hours are known of the resource. */
export const hoursOf = (r: TraceReader, resource: number, t: number): number => {
  const regular = r.at('capacity', resource, t)
  return Number.isNaN(regular) ? Number.POSITIVE_INFINITY : regular + r.or0('overtime', resource, t)
}

/** What a resource allows of each level's work: lower levels are served first. Index = level. */
function levelShares(r: TraceReader, resource: number, t: number): number[] {
  const { levels, resources } = r.model.structure
  const shares = levels.map(() => 1)
  let used = 0
  for (let level = levels.length - 1; level >= 0; level--) {
    let asked = 0
    for (const line of levels[level] ?? [])
      for (const use of resources[line] ?? [])
        if (use.resource === resource) asked += possibleOf(r, line, t) * use.hours
    const left = Math.max(0, hoursOf(r, resource, t) - used)
    const share = asked > left ? left / asked : 1
    shares[level] = share
    used += asked * share
  }
  return shares
}

const known = new WeakMap<TraceReader, Map<string, number[]>>()

/** What the scarcest resource allows of a line's work in `t`. */
export function hoursShare(r: TraceReader, line: number, t: number): Share {
  const { levels, resources } = r.model.structure
  const level = levels.findIndex((lines) => lines.includes(line))
  const kept = known.get(r) ?? new Map<string, number[]>()
  known.set(r, kept)
  let scarce = all
  for (const { resource } of resources[line] ?? []) {
    const name = `${resource}|${t}`
    const shares = kept.get(name) ?? levelShares(r, resource, t)
    kept.set(name, shares)
    const share = shares[level] ?? 1
    if (share < scarce.share) scarce = { share, by: resource }
  }
  return scarce
}

/** What comes of a line's plan, before its suppliers keep anything back. */
export const madeOf = (r: TraceReader, line: number, t: number): number =>
  possibleOf(r, line, t) * hoursShare(r, line, t).share

/** By the first pass, what has to be started in `t`; in the current period also what is due before that. */
export function startedNow(r: TraceReader, line: number, t: number): number {
  const lead = leadOf(r, line)
  const first = t === r.current ? t : t + lead
  let started = 0
  for (let k = first; k <= t + lead && k < r.count; k++)
    started += r.requirements().planned[line * r.count + k] ?? 0
  return started
}

/** What the lines that a component goes into ask of it in `t`, in units of the parent. */
export const askedBy = (r: TraceReader, parent: number, t: number): number =>
  leadOf(r, parent) === 0 ? r.or0('planned_supply', parent, t) : startedNow(r, parent, t)

/** What those lines really take of a component in `t`. */
export function consumedOf(r: TraceReader, line: number, t: number): number {
  let consumed = 0
  for (const { parent, quantity } of r.usersOf(line)) {
    const started =
      leadOf(r, parent) === 0
        ? madeOf(r, parent, t)
        : startedNow(r, parent, t) * materialShare(r, parent, t).share
    consumed += started * quantity
  }
  return consumed
}
