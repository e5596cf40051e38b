/** Which cells of a node nobody may write now: locked, inside a time fence, or left alone by recalculation. */
import type { WritableMeasure } from '@shared/changes/plan-change'
import { cellFlags } from '@shared/contract/planning-calls'
import type { Role } from '@shared/model/roles'
import { fencedBefore, frozenBefore } from '../plan/planning-policy'
import type { Plan } from './node-figures'
import type { PlanNode } from './plan-nodes'

const locksOf: Readonly<Record<string, WritableMeasure>> = {
  override: 'override',
  consensus_demand: 'override',
  planned_supply: 'planned_supply',
}

/** Adds the flags `locked` (every line of the node), `fenced` (for the role) and `frozen` to a row's planned periods. */
export function markBarred(
  { model, state }: Plan,
  node: PlanNode,
  key: string,
  role: Role | null,
  flags: Uint8Array,
): void {
  const measure = Object.hasOwn(locksOf, key) ? locksOf[key] : undefined
  if (!measure) return
  const { axis } = model
  const side = measure === 'override' ? 'demand' : 'supply'
  const fenced = fencedBefore(axis, state.policy, side, role)
  for (let t = axis.current; t < fenced; t++) flags[t]! |= cellFlags.fenced
  if (side === 'supply')
    for (let t = axis.current; t < frozenBefore(axis, state.policy); t++)
      flags[t]! |= cellFlags.frozen
  const locks = state.locks[measure]
  if (locks.size === 0 || node.lines.length === 0) return
  for (let t = axis.current; t < flags.length; t++)
    if (node.lines.every((line) => locks.has(line * flags.length + t)))
      flags[t]! |= cellFlags.locked
}
