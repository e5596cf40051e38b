import { nameOf } from '@main/engine/hierarchy/plan-nodes'
import type { PlanModel } from '@main/engine/plan/plan-model'
import type { NamedLine, PlanLineKey } from './compare-answers'

/** What plan lines are called, in the order asked; null for those this snapshot does not have. */
export function namesOfLines(
  model: PlanModel,
  lines: readonly PlanLineKey[],
): (NamedLine | null)[] {
  const known = new Map<string, NamedLine | null>()
  return lines.map(({ measure, line }) => {
    const id = `${measure} ${line}`
    const found = known.get(id)
    if (found !== undefined) return found
    const made = named(model, { measure, line })
    known.set(id, made)
    return made
  })
}

function named(model: PlanModel, { measure, line }: PlanLineKey): NamedLine | null {
  const demand = measure === 'override'
  const index = (demand ? model.demandIndex : model.supplyIndex).get(line)
  if (index === undefined) return null
  const { item } = (demand ? model.demandLines : model.supplyLines)[index]!
  const below = demand
    ? { level: 'customer', code: model.demandLines[index]!.customer.customer }
    : { level: 'site', code: model.supplyLines[index]!.site }
  const plain = (level: string, code: string) => ({ ...nameOf(model, level, code) })
  return {
    where: { item: item.item, [below.level]: below.code },
    name: plain(below.level, below.code),
    item: { code: item.item, name: plain('item', item.item) },
    family: { code: item.family, name: plain('family', item.family) },
  }
}
