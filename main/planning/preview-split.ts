import type { Plan } from '@main/engine/hierarchy/node-figures'
import { nameOf } from '@main/engine/hierarchy/plan-nodes'
import { prepareEdit } from '@main/engine/plan/prepare-edit'
import type { CellEdit, SplitRule } from '@shared/contract/planning-calls'
import type { SplitPreviewAnswer } from './planning-requests'

/** Every line an edit would write, before and after; where the entry clears, what stands there stays in `after`. */
export function previewSplit(plan: Plan, edit: CellEdit, rule: SplitRule): SplitPreviewAnswer {
  const { model } = plan
  const prepared = prepareEdit(plan, edit, rule)
  const demand = prepared.measure === 'override'
  const lines = prepared.lines.map(({ line, before, after }) => {
    const at = demand ? model.demandLines[line] : model.supplyLines[line]
    const below = demand
      ? { level: 'customer', code: model.demandLines[line]?.customer.customer ?? '' }
      : { level: 'site', code: model.supplyLines[line]?.site ?? '' }
    return {
      where: { item: at?.item.item ?? '', [below.level]: below.code },
      name: nameOf(model, below.level, below.code),
      before,
      after: after ?? before,
    }
  })
  const sum = (key: 'before' | 'after'): number => lines.reduce((total, l) => total + l[key], 0)
  const after = sum('after')
  return { before: sum('before'), after, remainder: (prepared.total ?? after) - after, lines }
}
