/** A scenario's overlay: what planners wrote and assumed, on top of a model it never copies. */
import type { PlanChange, WritableMeasure } from '@shared/changes/plan-change'
import type { Driver } from '@shared/model/drivers'
import type { PlanModel } from './plan-model'
import { openPolicy, type PlanningPolicy } from './planning-policy'

export interface WrittenCell {
  readonly value: number
  /** Place of the scenario in its chain of parents, 0 for the base plan. */
  readonly depth: number
}

export interface PlanState {
  /** By measure: cell (line × periods + period) → what was written there. */
  readonly written: Record<WritableMeasure, Map<number, WrittenCell>>
  /** By measure: cells (line × periods + period) that splits pass over and nobody may type into. */
  readonly locks: Record<WritableMeasure, Set<number>>
  readonly drivers: Map<string, { readonly driver: Driver; readonly depth: number }>
  /** Fences and freeze of the workspace when the scenario was opened. */
  readonly policy: PlanningPolicy
}

export const emptyState = (policy: PlanningPolicy = openPolicy): PlanState => ({
  written: { override: new Map(), planned_supply: new Map() },
  locks: { override: new Set(), planned_supply: new Set() },
  policy,
  drivers: new Map(),
})

/** The cell a change names, or undefined where this snapshot has no such line or period. */
export function cellIndex(
  model: PlanModel,
  measure: WritableMeasure,
  line: string,
  period: string,
): number | undefined {
  const index = (measure === 'override' ? model.demandIndex : model.supplyIndex).get(line)
  const t = model.axis.periods.indexOf(period)
  return index === undefined || t < 0 ? undefined : index * model.axis.periods.length + t
}

/** Applies one change in place. Cells this snapshot does not have are kept by the journal and passed over here. */
export function applyChange(state: PlanState, model: PlanModel, change: PlanChange): void {
  switch (change.kind) {
    case 'set_cells': {
      const written = state.written[change.measure]
      for (const cell of change.cells) {
        const at = cellIndex(model, change.measure, cell.line, cell.period)
        if (at === undefined) continue
        if (cell.after === null) written.delete(at)
        else written.set(at, { value: cell.after, depth: cell.depthAfter ?? 0 })
      }
      return
    }
    case 'set_locks':
      for (const { line, period, after } of change.cells) {
        const at = cellIndex(model, change.measure, line, period)
        if (at === undefined) continue
        if (after) state.locks[change.measure].add(at)
        else state.locks[change.measure].delete(at)
      }
      return
    case 'add_driver':
      state.drivers.set(change.driver.driver, { driver: change.driver, depth: change.depth })
      return
    case 'remove_driver':
      state.drivers.delete(change.driver.driver)
      return
    case 'use_snapshot':
      return
  }
}

/** Drivers in an order that does not depend on when they were added, taken off or brought back: parents' first. */
export const driversInOrder = (
  state: PlanState,
): { readonly driver: Driver; readonly depth: number }[] =>
  [...state.drivers.values()].sort(
    (a, b) => a.depth - b.depth || (a.driver.driver < b.driver.driver ? -1 : 1),
  )
