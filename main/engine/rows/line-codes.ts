/** What lines are at a level, looked up once a model. */
import { demandAttribute, supplyAttribute } from '../hierarchy/line-attributes'
import type { PlanModel } from '../plan/plan-model'

const known = new WeakMap<PlanModel, Map<string, readonly string[]>>()

/** By line: its code at the level; empty where it has none. */
export function codesOf(
  model: PlanModel,
  side: 'demand' | 'supply',
  level: string,
): readonly string[] {
  const ofModel = known.get(model) ?? new Map<string, readonly string[]>()
  known.set(model, ofModel)
  const key = `${side}|${level}`
  const found = ofModel.get(key)
  if (found) return found
  const codes =
    side === 'demand'
      ? model.demandLines.map((line) => demandAttribute(line, level) ?? '')
      : model.supplyLines.map((line) => supplyAttribute(line, level) ?? '')
  ofModel.set(key, codes)
  return codes
}
