/** Locks cells so that splits pass over them and nobody types into them. */
import type { PlanChange } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CellPlace } from '@shared/contract/planning-calls'
import type { Plan } from '../hierarchy/node-figures'
import { type EditTarget, findTarget, isLocked, lineReader } from './edit-target'
import { type PreparedEdit, toChanges } from './prepare-edit'
import { writtenAt } from './read-row'

export interface LockRequest extends Pick<CellPlace, 'where' | 'measure'> {
  readonly from: string
  readonly to: string
  readonly locked: boolean
}

/**
 * The changes that lock the lines of a selection over a span of periods, or lift their locks, by a scenario at `depth` of
 * its chain; none where everything is so already. Past periods of the span are passed over. Planned supply that is only
 * proposed is written as it stands when it is locked, so that recalculation keeps it; lifting the lock leaves it written.
 * Throws CELL_NOT_EDITABLE where nothing of the span is planned, and NOTHING_SELECTED.
 */
export function prepareLocks(plan: Plan, request: LockRequest, depth: number): PlanChange[] {
  const { axis } = plan.model
  const periods = axis.periods.filter(
    (period, t) => t >= axis.current && period >= request.from && period <= request.to,
  )
  if (periods.length === 0)
    throw new EvenkeelError('CELL_NOT_EDITABLE', {
      measure: request.measure,
      period: request.from,
    })
  const targets = periods.map((period) => findTarget(plan, { ...request, period }))
  const { measure, side } = targets[0]!
  const keyed = side === 'demand' ? plan.model.demandLines : plan.model.supplyLines
  const cells = targets.flatMap((target) =>
    target.lines
      .filter((line) => isLocked(plan, target, line) !== request.locked)
      .map((line) => ({
        line: keyed[line]?.key ?? '',
        period: axis.periods[target.period] ?? '',
        before: !request.locked,
        after: request.locked,
      })),
  )
  if (cells.length === 0) return []
  const firm = request.locked && side === 'supply' ? targets.map((one) => firmed(plan, one)) : []
  return [...toChanges(plan, firm, depth), { kind: 'set_locks', measure, cells }]
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
