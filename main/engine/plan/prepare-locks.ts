/** Locks cells so that splits pass over them and nobody types into them. */
import type { PlanChange } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CellPlace } from '@shared/contract/planning-calls'
import type { Plan } from '../hierarchy/node-figures'
import { type EditTarget, findTarget, isLocked, lineReader } from './edit-target'
import { type PreparedEdit, toChanges } from './prepare-edit'
import { writtenAt } from './read-row'

type Cells = Pick<CellPlace, 'where' | 'measure'> & { readonly from: string; readonly to: string }

export interface LockRequest extends Cells {
  /** Cells of other rows, locked with them. */
  readonly also?: readonly Cells[]
  readonly locked: boolean
}

/** A line in a period, each once however many of the selections hold it. */
const cellOf = ({ side, period }: EditTarget, line: number): string => `${side}|${line}|${period}`

/**
 * The changes that lock the lines of selections over spans of periods, or lift their locks, by a scenario at `depth` of
 * its chain; none where everything is so already. Past periods of a span are passed over. Planned supply that is only
 * proposed is written as it stands when it is locked, so that recalculation keeps it; lifting the lock leaves it written.
 * Throws CELL_NOT_EDITABLE where nothing of a span is planned, and NOTHING_SELECTED.
 */
export function prepareLocks(plan: Plan, request: LockRequest, depth: number): PlanChange[] {
  const { axis } = plan.model
  const targets = [request, ...(request.also ?? [])].flatMap((cells) => targetsOf(plan, cells))
  const met = new Set<string>()
  const changed = targets.map((target) => ({
    ...target,
    lines: target.lines.filter((line) => {
      const cell = cellOf(target, line)
      if (met.has(cell) || isLocked(plan, target, line) === request.locked) return false
      met.add(cell)
      return true
    }),
  }))
  const locks = (['override', 'planned_supply'] as const).flatMap((measure) => {
    const cells = changed
      .filter((target) => target.measure === measure)
      .flatMap((target) =>
        target.lines.map((line) => ({
          line: keyOf(plan, target, line),
          period: axis.periods[target.period] ?? '',
          before: !request.locked,
          after: request.locked,
        })),
      )
    return cells.length > 0 ? [{ kind: 'set_locks' as const, measure, cells }] : []
  })
  if (locks.length === 0) return []
  const firm = request.locked
    ? targets.filter(({ side }) => side === 'supply').map((one) => firmed(plan, one))
    : []
  return [...toChanges(plan, firm, depth), ...locks]
}

const keyOf = ({ model }: Plan, { side }: EditTarget, line: number): string =>
  (side === 'demand' ? model.demandLines : model.supplyLines)[line]?.key ?? ''

/** The cells of one row, a target a planned period. */
function targetsOf(plan: Plan, { where, measure, from, to }: Cells): EditTarget[] {
  const { axis } = plan.model
  const periods = axis.periods.filter((p, t) => t >= axis.current && p >= from && p <= to)
  if (periods.length === 0) throw new EvenkeelError('CELL_NOT_EDITABLE', { measure, period: from })
  return periods.map((period) => findTarget(plan, { where, measure, period }))
}

/** What is proposed and nobody wrote, as an edit to just that. */
function firmed(plan: Plan, target: EditTarget): PreparedEdit {
  const read = lineReader(plan, target)
  const lines = target.lines
    .filter((line) => !writtenAt(plan, target.measure, line, target.period))
    .map((line) => {
      const value = read(line, target.period)
      return { line, before: value, after: value, locked: false, kept: false }
    })
  return { ...target, total: null, lines, split: null, each: true }
}
