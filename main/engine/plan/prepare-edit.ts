/** Turns what a planner typed into a change of plan lines, without applying it. */
import type { PlanChange, WritableMeasure } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CellEdit, SplitRule } from '@shared/contract/planning-calls'
import { applyEntry, parseEntry } from '@shared/model/cell-entry/parse-entry'
import type { Plan } from '../hierarchy/node-figures'
import { selectDemandLines, selectSupplyLines } from '../hierarchy/select-lines'
import { splitTotal } from '../splitting/split-total'

/** Rows in which typing is allowed, and what it writes. */
const writes: Readonly<Record<string, WritableMeasure>> = {
  override: 'override',
  consensus_demand: 'override',
  planned_supply: 'planned_supply',
}

export interface LineWrite {
  readonly line: number
  readonly before: number
  readonly after: number | null
}

export interface PreparedEdit {
  readonly measure: WritableMeasure
  readonly period: number
  /** What the lines are to add up to; null where the entry clears them. */
  readonly total: number | null
  readonly lines: readonly LineWrite[]
}

/**
 * What one edit would write to each line. Throws CELL_NOT_EDITABLE (measure or period), NOTHING_SELECTED,
 * ENTRY_NOT_UNDERSTOOD.
 */
export function prepareEdit(plan: Plan, edit: CellEdit, rule: SplitRule): PreparedEdit {
  const { model } = plan
  const { axis } = model
  const count = axis.periods.length
  const measure = Object.hasOwn(writes, edit.measure) ? writes[edit.measure] : undefined
  const period = axis.periods.indexOf(edit.period)
  if (!measure || period < axis.current)
    throw new EvenkeelError('CELL_NOT_EDITABLE', { measure: edit.measure, period: edit.period })
  const demand = measure === 'override'
  const lines = demand ? selectDemandLines(model, edit.where) : selectSupplyLines(model, edit.where)
  if (lines.length === 0) throw new EvenkeelError('NOTHING_SELECTED')

  const cells = demand ? plan.cube.demand.consensus_demand : plan.cube.supply.planned_supply
  const valueAt = (line: number, t: number): number => {
    if (t < 0) return 0
    const past = demand && t < axis.current
    return (past ? model.layers.actualOrders : cells)[line * count + t] ?? 0
  }
  const sumAt = (t: number): number => lines.reduce((sum, line) => sum + valueAt(line, t), 0)
  const present = lines.map((line) => valueAt(line, period))

  const entry = applyEntry(parseEntry(edit.entry), {
    current: present.reduce((a, b) => a + b, 0),
    previous: sumAt(period - 1),
    lastYear: sumAt(period - 12),
  })
  if (!entry.ok)
    throw new EvenkeelError('ENTRY_NOT_UNDERSTOOD', { entry: edit.entry, reason: entry.reason })
  const total = entry.value
  const parts: readonly (number | null)[] =
    total === null
      ? lines.map(() => null)
      : splitTotal(total, rule, {
          present,
          history: lines.map((line) => (demand ? (model.layers.yearWeight[line] ?? 0) : 0)),
        })
  return {
    measure,
    period,
    total,
    lines: lines.map((line, k) => ({
      line,
      before: present[k] ?? 0,
      after: parts[k] ?? null,
    })),
  }
}

/** The journal's form of prepared edits by a scenario at `depth` of its chain: one change a measure, cells that stay as they are left out. */
export function toChanges(plan: Plan, edits: readonly PreparedEdit[], depth: number): PlanChange[] {
  const { axis, demandLines, supplyLines } = plan.model
  const count = axis.periods.length
  const changes: PlanChange[] = []
  for (const measure of ['override', 'planned_supply'] as const) {
    const written = plan.state.written[measure]
    const keyed = measure === 'override' ? demandLines : supplyLines
    const cells = new Map<number, number | null>()
    for (const edit of edits)
      if (edit.measure === measure)
        for (const { line, after } of edit.lines) cells.set(line * count + edit.period, after)
    const writes = [...cells].flatMap(([at, after]) => {
      const now = written.get(at)
      const before = now?.value ?? null
      if (before === after && (after === null || now?.depth === depth)) return []
      const line = keyed[Math.floor(at / count)]?.key ?? ''
      return [
        {
          line,
          period: axis.periods[at % count] ?? '',
          before,
          after,
          depthBefore: now?.depth ?? null,
          depthAfter: after === null ? null : depth,
        },
      ]
    })
    if (writes.length > 0) changes.push({ kind: 'set_cells', measure, cells: writes })
  }
  return changes
}
