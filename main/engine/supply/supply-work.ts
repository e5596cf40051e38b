/** What of the supply side has to be calculated again: lines by period, passed on from figure to figure as they change. */
import { changedPeriods } from '../figures/changed-periods'
import { own, reserveOwn } from '../figures/figure-set'
import { horizonOf, type Plan } from '../plan/plan'
import type { PlanModel } from '../plan/plan-model'
import { type SupplyGraph, supplyGraph } from './supply-graph'

export interface SupplyWork {
  readonly plan: Plan
  readonly graph: SupplyGraph
  readonly horizon: number
  /** By level: lines to net requirements of. */
  readonly netting: readonly number[][]
  readonly inNetting: Uint8Array
  /** By planned period: lines to plan and supply; `marked` is periods × lines. */
  readonly pending: readonly number[][]
  readonly marked: Uint8Array
  /** The lines and groups of the period at work, by level. */
  readonly now: readonly number[][]
  readonly groupsNow: readonly number[][]
  readonly groupPending: readonly number[][]
  readonly groupMarked: Uint8Array
  /** Lines whose stock rolls on in the period at work. */
  readonly settling: number[]
  readonly inSettling: Uint8Array
  /** Which figures of which periods are others than before. */
  readonly changed: Uint16Array
  /** Every line that anything was calculated of. */
  readonly touched: number[]
  readonly isTouched: Uint8Array
  /** The lists above as they are handed from work to work. */
  readonly lists: Lists
  /** Everything is calculated again, each line once in each period: nothing needs to be marked. */
  everything: boolean
  /** The planned period at work; -1 before the first. */
  period: number
}

type Lists = Omit<SupplyWork, 'plan' | 'lists' | 'everything' | 'period'>

const lists = (length: number): number[][] => Array.from({ length }, () => [])
/** Lists that no work uses now; taken out while one does, so that a work that broke off leaves no marks to the next. */
const idle = new WeakMap<PlanModel, Lists>()

function takeLists(model: PlanModel): Lists {
  const known = idle.get(model)
  if (known) {
    idle.delete(model)
    return known
  }
  const graph = supplyGraph(model)
  const horizon = horizonOf(model)
  return {
    graph,
    horizon,
    netting: lists(graph.levels),
    inNetting: new Uint8Array(graph.lines),
    pending: lists(horizon),
    marked: new Uint8Array(graph.lines * horizon),
    now: lists(graph.levels),
    groupsNow: lists(graph.levels),
    groupPending: lists(horizon),
    groupMarked: new Uint8Array(graph.groupResource.length * horizon),
    settling: [],
    inSettling: new Uint8Array(graph.lines),
    changed: changedPeriods(model).supply,
    touched: [],
    isTouched: new Uint8Array(graph.lines),
  }
}

/** Work on a plan, empty so far. */
export function beginSupplyWork(plan: Plan): SupplyWork {
  reserveOwn(plan.cube.supply)
  const lists = takeLists(plan.model)
  return { ...lists, plan, lists, everything: false, period: -1 }
}

/** Notes that a line's figures may change, and makes its block the plan's own. */
export function touch(work: SupplyWork, line: number): void {
  if (work.isTouched[line]) return
  work.isTouched[line] = 1
  work.touched.push(line)
  own(work.plan.cube.supply, line)
}

/** Every line is calculated again, in every period: quicker than passing on from one to the next what most of them need. */
export function markEverything(work: SupplyWork): void {
  for (let line = 0; line < work.graph.lines; line++) touch(work, line)
  work.everything = true
}

/** The requirements of a line are to be netted again. */
export function markNetting(work: SupplyWork, line: number): void {
  if (work.everything || work.inNetting[line]) return
  work.inNetting[line] = 1
  touch(work, line)
  work.netting[work.graph.level[line]!]!.push(line)
}

/** A line is to be planned and supplied again in a planned period, not before the one at work. */
export function markPeriod(work: SupplyWork, line: number, period: number): void {
  if (work.everything || period >= work.horizon) return
  const at = period * work.graph.lines + line
  if (work.marked[at]) return
  work.marked[at] = 1
  touch(work, line)
  if (period === work.period) work.now[work.graph.level[line]!]!.push(line)
  else work.pending[period]!.push(line)
}

/** A resource's hours are to be shared again among a level's lines. */
export function markGroup(work: SupplyWork, group: number, period: number): void {
  if (work.everything) return
  const at = period * work.graph.groupResource.length + group
  if (work.groupMarked[at]) return
  work.groupMarked[at] = 1
  if (period === work.period) work.groupsNow[work.graph.groupLevel[group]!]!.push(group)
  else work.groupPending[period]!.push(group)
}

/** The stock of a line is to be rolled on again in the period at work. */
export function markSettling(work: SupplyWork, line: number): void {
  if (work.everything || work.inSettling[line]) return
  work.inSettling[line] = 1
  touch(work, line)
  work.settling.push(line)
}

/** Leaves the lists, empty by now, for the next work; answers the lines that were touched. */
export function endSupplyWork({ plan, lists, touched, isTouched }: SupplyWork): number[] {
  const lines = touched.slice()
  for (const line of lines) isTouched[line] = 0
  touched.length = 0
  idle.set(plan.model, lists)
  return lines
}
