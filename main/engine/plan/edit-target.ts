/** What a place in the plan stands for when somebody edits it: the lines, and whether they may be written. */
import type { WritableMeasure } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CellPlace } from '@shared/contract/planning-calls'
import { fenceOf, mayEdit } from '@shared/model/planning-policy'
import type { Role } from '@shared/model/roles'
import type { Plan } from '../hierarchy/node-figures'
import { selectDemandLines, selectSupplyLines } from '../hierarchy/select-lines'
import { fencedBefore } from './planning-policy'
import { readCells } from './read-row'

/** Rows in which typing is allowed, and what it writes. */
const writes: Readonly<Record<string, WritableMeasure>> = {
  override: 'override',
  consensus_demand: 'override',
  planned_supply: 'planned_supply',
}

export interface EditTarget {
  readonly measure: WritableMeasure
  readonly side: 'demand' | 'supply'
  /** Index on the axis, never in the past. */
  readonly period: number
  /** Indices of the lines, ascending; at least one. */
  readonly lines: readonly number[]
}

/** What is edited at a place. Throws CELL_NOT_EDITABLE (measure or period) and NOTHING_SELECTED. */
export function findTarget({ model }: Plan, place: CellPlace): EditTarget {
  const measure = Object.hasOwn(writes, place.measure) ? writes[place.measure] : undefined
  const period = model.axis.periods.indexOf(place.period)
  if (!measure || period < model.axis.current)
    throw new EvenkeelError('CELL_NOT_EDITABLE', { measure: place.measure, period: place.period })
  const side = measure === 'override' ? 'demand' : 'supply'
  const lines = (side === 'demand' ? selectDemandLines : selectSupplyLines)(model, place.where)
  if (lines.length === 0) throw new EvenkeelError('NOTHING_SELECTED')
  return { measure, side, period, lines }
}

/** Throws PERIOD_FENCED, with who may, where the role may not edit the target's period; nobody in particular is never fenced. */
export function refuseFenced(
  { model, state }: Plan,
  { side, period }: EditTarget,
  role: Role | null,
): void {
  const { axis } = model
  if (role === null || period >= fencedBefore(axis, state.policy, side, role)) return
  throw new EvenkeelError('PERIOD_FENCED', {
    role,
    period: axis.periods[period] ?? '',
    side,
    fence: fenceOf(state.policy, side, role),
    who: mayEdit(state.policy, side, period - axis.current).join(','),
  })
}

export const isLocked = ({ model, state }: Plan, target: EditTarget, line: number): boolean =>
  state.locks[target.measure].has(line * model.axis.periods.length + target.period)

/** What stands in a line at a period: of demand in past periods what was ordered, 0 where nothing was; of past supply nothing is known, NaN. */
export function lineReader(
  plan: Plan,
  { side }: Pick<EditTarget, 'side'>,
): (line: number, t: number) => number {
  const { axis, layers } = plan.model
  const count = axis.periods.length
  const planned = readCells(plan, side === 'demand' ? 'consensus_demand' : 'planned_supply')
  return (line, t) => {
    if (t >= axis.current) return planned(line, t)
    return side === 'demand' ? (layers.actualOrders[line * count + t] ?? 0) : Number.NaN
  }
}
