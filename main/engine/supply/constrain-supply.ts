/**
 * Second pass, period by period: what is asked for, what capacity and materials allow, what is left.
 *
 * In each period: proposals are netted against what is really there (parents first). Then, from the lowest level up:
 * each component serves its users in proportion when it is short; what materials allow is the load of the resources;
 * a resource short of hours, overtime included, serves its load in proportion, lower levels first. Stock and backlog
 * roll on. Customers' unmet demand is backlog; parents' unmet needs are not, since the parents ask again.
 */
import { planLines } from './plan-period'
import { settleLines } from './settle-period'
import { shareHours } from './share-hours'
import { supplyLines } from './supply-period'
import { markEverything, type SupplyWork } from './supply-work'
import { walkWhole } from './whole/walk-whole'
import type { WholeFigures } from './whole/whole-figures'

/** Part of the lines from which on all of them are calculated at once. */
const manyLines = 0.4
/** The same of lines in periods: a mark costs four times what a line costs among all, and sets others behind it where capacity and components are shared. */
const manyMarks = 0.08

/** Calculates what is pending, and whatever follows from it in this period and later ones. Where most lines are at work, answers the figures of all of them, which are not yet where the plan keeps them. */
export function constrainSupply(work: SupplyWork): WholeFigures | undefined {
  if (!work.everything && isMost(work)) {
    forgetMarks(work)
    markEverything(work)
  }
  if (work.everything) return walkWhole(work)
  walkMarked(work)
  return undefined
}

function isMost({ graph, horizon, touched, pending }: SupplyWork): boolean {
  if (touched.length >= graph.lines * manyLines) return true
  const marks = pending.reduce((sum, lines) => sum + lines.length, 0)
  return marks >= graph.lines * horizon * manyMarks
}

function forgetMarks(work: SupplyWork): void {
  for (const list of [...work.pending, ...work.groupPending]) list.length = 0
  work.marked.fill(0)
  work.groupMarked.fill(0)
}

function walkMarked(work: SupplyWork): void {
  const { graph, horizon } = work
  const groups = graph.groupResource.length
  for (let h = 0; h < horizon; h++) {
    if (work.pending[h]!.length === 0 && work.groupPending[h]!.length === 0) continue
    work.period = h
    for (const line of work.pending[h]!) work.now[graph.level[line]!]!.push(line)
    for (const group of work.groupPending[h]!) work.groupsNow[graph.groupLevel[group]!]!.push(group)
    work.pending[h]!.length = 0
    work.groupPending[h]!.length = 0
    for (let level = 0; level < graph.levels; level++) planLines(work, work.now[level]!, h)
    for (let level = graph.levels - 1; level >= 0; level--) {
      shareHours(work, work.now[level]!, work.groupsNow[level]!, h)
      supplyLines(work, work.now[level]!, h)
    }
    for (let level = 0; level < graph.levels; level++) {
      settleLines(work, work.now[level]!, h)
      for (const line of work.now[level]!) work.marked[h * graph.lines + line] = 0
      for (const group of work.groupsNow[level]!) work.groupMarked[h * groups + group] = 0
    }
    settleLines(work, work.settling, h)
    for (const line of work.settling) work.inSettling[line] = 0
    for (let level = 0; level < graph.levels; level++) {
      work.now[level]!.length = 0
      work.groupsNow[level]!.length = 0
    }
    work.settling.length = 0
  }
  work.period = -1
}
