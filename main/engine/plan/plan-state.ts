/** A scenario's overlay: what planners wrote and assumed, on top of a model it never copies. */
import type { PlanChange, WritableMeasure } from '@shared/changes/plan-change'
import type { Driver } from '@shared/model/drivers'
import type { PlanModel } from './plan-model'
import { openPolicy, type PlanningPolicy } from './planning-policy'
import { WrittenCells } from './written-cells'

export type { WrittenCell } from './written-cells'

export interface PlanState {
  readonly written: Record<WritableMeasure, WrittenCells>
  /** By measure: cells (line × periods + period) that splits pass over and nobody may type into. */
  readonly locks: Record<WritableMeasure, Set<number>>
  readonly drivers: Map<string, { readonly driver: Driver; readonly depth: number }>
  /** Fences and freeze of the workspace when the scenario was opened. */
  readonly policy: PlanningPolicy
}

export const emptyState = (
  { axis }: PlanModel,
  policy: PlanningPolicy = openPolicy,
): PlanState => ({
  written: {
    override: new WrittenCells(axis.periods.length),
    planned_supply: new WrittenCells(axis.periods.length),
  },
  locks: { override: new Set(), planned_supply: new Set() },
  policy,
  drivers: new Map(),
})

/** The same overlay, changed apart from here on. */
export const forkState = ({ written, locks, drivers, policy }: PlanState): PlanState => ({
  written: {
    override: written.override.fork(),
    planned_supply: written.planned_supply.fork(),
  },
  locks: { override: new Set(locks.override), planned_supply: new Set(locks.planned_supply) },
  policy,
  drivers: new Map(drivers),
})

/** Finds the cells that changes name; undefined where this snapshot has no such line or period. */
export function createCellFinder(
  model: PlanModel,
): (measure: WritableMeasure, line: string, period: string) => number | undefined {
  const count = model.axis.periods.length
  const periodIndex = new Map(model.axis.periods.map((period, t) => [period, t]))
  return (measure, line, period) => {
    const keys = measure === 'override' ? model.demandIndex : model.supplyIndex
    const index = keys.get(line)
    const t = periodIndex.get(period)
    return index === undefined || t === undefined ? undefined : index * count + t
  }
}

/** What changes touched: cells that were written, cells that were locked, and whether assumptions differ. */
export interface Touched {
  readonly cells: Record<WritableMeasure, number[]>
  readonly locks: Record<WritableMeasure, number[]>
  drivers: boolean
}

export const nothingTouched = (): Touched => ({
  cells: { override: [], planned_supply: [] },
  locks: { override: [], planned_supply: [] },
  drivers: false,
})

/** Applies one change in place and notes what it touched. Cells this snapshot does not have are kept by the journal and passed over here. */
export function applyChange(
  state: PlanState,
  model: PlanModel,
  change: PlanChange,
  touched: Touched = nothingTouched(),
): void {
  switch (change.kind) {
    case 'set_cells': {
      const written = state.written[change.measure]
      const cellAt = createCellFinder(model)
      for (const cell of change.cells) {
        const at = cellAt(change.measure, cell.line, cell.period)
        if (at === undefined) continue
        if (cell.after === null) written.delete(at)
        else written.set(at, { value: cell.after, depth: cell.depthAfter ?? 0 })
        touched.cells[change.measure].push(at)
      }
      return
    }
    case 'set_locks': {
      const cellAt = createCellFinder(model)
      for (const { line, period, after } of change.cells) {
        const at = cellAt(change.measure, line, period)
        if (at === undefined) continue
        if (after) state.locks[change.measure].add(at)
        else state.locks[change.measure].delete(at)
        touched.locks[change.measure].push(at)
      }
      return
    }
    case 'add_driver':
      state.drivers.set(change.driver.driver, { driver: change.driver, depth: change.depth })
      touched.drivers = true
      return
    case 'remove_driver':
      state.drivers.delete(change.driver.driver)
      touched.drivers = true
      return
    // How items are forecast makes the model that this state stands on.
    case 'set_forecasts':
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
