/** The lines that meet an exception, evaluated on the plan as it stands. */
import type { Selection } from '@shared/contract/planning-calls'
import type { Exception } from '@shared/contract/row-filter'
import { figureSource } from '../hierarchy/figure-source'
import { selectDemandLines, selectSupplyLines } from '../hierarchy/select-lines'
import type { Plan } from '../plan/plan'
import type { PlanModel } from '../plan/plan-model'
import { readCells, readRow, writtenAt } from '../plan/read-row'
import { changedByPull } from './changed-by-pull'
import { type Condition, noneOf } from './line-masks'
import { usersOf } from './search-texts'

/** What the plan itself does not know. */
export interface FilterFacts {
  /** The model of the snapshot before. */
  readonly before?: PlanModel | undefined
  /** Where comments are. */
  readonly commented?: readonly Selection[] | undefined
}

/** Quantities below half a unit are rounding. */
const least = 0.5

/** Whether there is something to evaluate the exception against. */
export const isKnown = ({ kind }: Exception, facts: FilterFacts): boolean =>
  kind === 'changed_by_pull'
    ? facts.before !== undefined
    : kind === 'commented'
      ? facts.commented !== undefined
      : true

/** By side, 1 for each line that meets it; a side that knows nothing of it has none. */
export function exceptionLines(plan: Plan, asked: Exception, facts: FilterFacts): Condition {
  const { model } = plan
  const { axis } = model
  const last = Math.min(axis.periods.length, axis.current + (asked.months ?? axis.periods.length))
  const periods = Array.from({ length: last - axis.current }, (_, h) => axis.current + h)
  const demand = (meets: (line: number, t: number) => boolean): Condition => ({
    demand: Uint8Array.from(model.demandLines, (_, line) =>
      periods.some((t) => meets(line, t)) ? 1 : 0,
    ),
    supply: null,
  })
  const supply = (meets: (line: number, t: number) => boolean): Condition => ({
    demand: null,
    supply: Uint8Array.from(model.supplyLines, (_, line) =>
      periods.some((t) => meets(line, t)) ? 1 : 0,
    ),
  })
  switch (asked.kind) {
    case 'shortage': {
      const gap = readCells(plan, 'gap')
      return supply((line, t) => gap(line, t) < -least)
    }
    case 'excess': {
      const gap = readCells(plan, 'gap')
      const excess = readCells(plan, 'excess')
      return supply((line, t) => excess(line, t) > least && gap(line, t) >= 0)
    }
    case 'below_safety': {
      const stock = readCells(plan, 'projected_stock')
      const safety = readCells(plan, 'safety_stock')
      return supply((line, t) => stock(line, t) < safety(line, t) - least)
    }
    case 'override_differs': {
      const more = asked.share ?? 0.3
      const rows = new Map<number, Float64Array>()
      return demand((line, t) => {
        const written = writtenAt(plan, 'override', line, t)
        if (!written) return false
        const baseline = rows.get(line) ?? readRow(plan, 'baseline', line)
        rows.set(line, baseline)
        const base = Number.isNaN(baseline[t]!) ? 0 : baseline[t]!
        return Math.abs(written.value - base) > more * Math.abs(base) + least
      })
    }
    case 'driven': {
      const source = figureSource(plan, 'driven')
      if (source?.kind !== 'block')
        return { demand: noneOf(model.demandLines.length), supply: null }
      const count = readCells(plan, 'driven')
      return demand((line, t) => count(line, t) > 0)
    }
    case 'typed':
      return {
        demand: linesOf(model.demandLines.length, plan.state.written.override.keys(), axis.periods),
        supply: linesOf(
          model.supplyLines.length,
          plan.state.written.planned_supply.keys(),
          axis.periods,
        ),
      }
    case 'locked':
      return {
        demand: linesOf(model.demandLines.length, plan.state.locks.override, axis.periods),
        supply: linesOf(model.supplyLines.length, plan.state.locks.planned_supply, axis.periods),
      }
    case 'overloaded': {
      const resource = Uint8Array.from(model.resources, (_, at) => {
        const load = readRow(plan, 'load', at)
        const capacity = readRow(plan, 'capacity', at)
        return periods.some((t) => load[t]! > capacity[t]! + 1e-6) ? 1 : 0
      })
      return { demand: null, supply: usersOf(model, resource), resource }
    }
    case 'changed_by_pull':
      return facts.before
        ? changedByPull(facts.before, model)
        : { demand: noneOf(model.demandLines.length), supply: noneOf(model.supplyLines.length) }
    case 'commented':
      return {
        demand: linesAt(model.demandLines.length, facts.commented ?? [], (where) =>
          selectDemandLines(model, where),
        ),
        supply: linesAt(model.supplyLines.length, facts.commented ?? [], (where) =>
          selectSupplyLines(model, where),
        ),
      }
  }
}

/** Lines of cells, each line × periods + period. */
function linesOf(
  length: number,
  cells: Iterable<number>,
  { length: count }: readonly string[],
): Uint8Array {
  const mask = noneOf(length)
  for (const cell of cells) mask[Math.floor(cell / count)] = 1
  return mask
}

function linesAt(
  length: number,
  places: readonly Selection[],
  select: (where: Selection) => readonly number[],
): Uint8Array {
  const mask = noneOf(length)
  for (const where of places) for (const line of select(where)) mask[line] = 1
  return mask
}
