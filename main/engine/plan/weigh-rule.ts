/** Gathers what a planner's split rule needs to know about the lines of an edit. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Selection, SplitRule } from '@shared/contract/planning-calls'
import { measureNamed } from '@shared/model/measures/measures'
import type { Plan } from '../hierarchy/node-figures'
import { codeAt, levelsBelow } from '../hierarchy/plan-nodes'
import type { SplitBasis, WeighedRule } from '../splitting/split-over-lines'
import { type EditTarget, isLocked } from './edit-target'
import { readRow } from './read-row'

/** Orders of the last twelve months; of a supply line its part of its item's. */
function historyOf({ model }: Plan, side: EditTarget['side'], line: number): number {
  const { yearWeight } = model.layers
  if (side === 'demand') return yearWeight[line] ?? 0
  const { item, share } = model.supplyLines[line]!
  const ordered = (model.demandOfItem.get(item.item) ?? []).reduce(
    (sum, demand) => sum + (yearWeight[demand] ?? 0),
    0,
  )
  return ordered * share
}

/** The lines of a target as a split sees them. */
export function splitBasis(
  plan: Plan,
  target: EditTarget,
  where: Selection,
  present: readonly number[],
): SplitBasis {
  const { side, lines } = target
  const levels = levelsBelow(side, where)
  return {
    present,
    history: lines.map((line) => historyOf(plan, side, line)),
    paths: lines.map((line) => levels.map((level) => codeAt(plan.model, side, line, level))),
    locked: lines.map((line) => isLocked(plan, target, line)),
  }
}

/** Throws WEIGHTS_NOT_USABLE for a measure of another side and for weights of somebody who is not below the edited cell. */
export function weighRule(
  plan: Plan,
  target: EditTarget,
  rule: SplitRule,
  { paths }: SplitBasis,
): WeighedRule {
  if (typeof rule === 'string') return { kind: rule }
  if (rule.kind === 'measure') {
    const declared = measureNamed(rule.measure)
    if (declared?.level !== target.side || declared.across.kind !== 'sum')
      throw new EvenkeelError('WEIGHTS_NOT_USABLE', {
        reason: 'measure_elsewhere',
        names: rule.measure,
      })
    const values = target.lines.map(
      (line) => readRow(plan, rule.measure, line)[target.period] ?? Number.NaN,
    )
    return { kind: 'measure', values }
  }
  const given = new Map(Object.entries(rule.weights))
  const children = new Set(paths.map(([code]) => code))
  if ([...given.keys()].every((name) => children.has(name)))
    return { kind: 'weights', children: given }
  const { demandLines, supplyLines } = plan.model
  const keyed = target.side === 'demand' ? demandLines : supplyLines
  const keys = target.lines.map((line) => keyed[line]?.key ?? '')
  const strangers = [...given.keys()].filter((name) => !children.has(name) && !keys.includes(name))
  if (strangers.length > 0 || [...given.keys()].some((name) => !keys.includes(name)))
    throw new EvenkeelError('WEIGHTS_NOT_USABLE', {
      reason: strangers.length > 0 ? 'not_below' : 'lines_and_children',
      names: strangers.join(', '),
    })
  return { kind: 'weights', lines: keys.map((key) => given.get(key) ?? 0) }
}
