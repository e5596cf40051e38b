/** The base plan from one snapshot to the other, one part of the data at a time. */

import { indicatorsBetween } from '@main/engine/data-changes/change-effects'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { planIndicators } from '@main/engine/indicators/plan-overview'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Indicators } from '@shared/contract/planning-calls'
import { type DataPart, dataPartNames, pricedFields } from '@shared/model/data-changes'
import { type HybridSource, partOfEntity } from './hybrid-source'

export interface MovedPart {
  readonly part: DataPart
  readonly entities: readonly string[]
  readonly effect: Indicators
}

export interface WalkDeps {
  readonly before: PlanModel
  readonly after: PlanModel
  readonly hybrid: HybridSource
  /** Entities whose rows differ. */
  readonly differing: ReadonlySet<string>
  modelOf(hybrid: HybridSource): PlanModel
  read<T>(model: PlanModel, read: (plan: Plan) => T): T
  begin(part: DataPart, done: number, total: number): void
}

/** Parts in which something differs, each with its entities; prices are one of them where a priced row differs. */
function partsOf(differing: ReadonlySet<string>): Map<DataPart, string[]> {
  const parts = new Map<DataPart, string[]>()
  const add = (part: DataPart, entity: string): void => {
    parts.set(part, [...(parts.get(part) ?? []), entity])
  }
  for (const entity of differing) {
    add(partOfEntity(entity), entity)
    if (pricedFields[entity]) add('prices', entity)
  }
  return parts
}

/**
 * Reads the indicators after each part; the effects add up to the difference of the two plans. A part that contradicts
 * what is left of the earlier data (new lines of items that are old still) is told together with the next: `entities`
 * then names both.
 */
export function walkParts(
  { before, after, hybrid, differing, modelOf, read, begin }: WalkDeps,
  span: number,
): { readonly of: Indicators; readonly to: Indicators; readonly parts: MovedPart[] } {
  const indicators = (model: PlanModel): Indicators =>
    read(model, (plan) => planIndicators(plan, span))
  const of = indicators(before)
  const wanted = partsOf(differing)
  const order = dataPartNames.filter((part) => wanted.has(part))
  const parts: MovedPart[] = []
  let last = of
  let waiting: string[] = []
  order.forEach((part, done) => {
    begin(part, done, order.length)
    hybrid.switchTo(part)
    waiting.push(...(wanted.get(part) ?? []))
    const model = done === order.length - 1 ? after : orNothing(() => modelOf(hybrid))
    if (!model) return
    const now = indicators(model)
    parts.push({ part, entities: waiting, effect: indicatorsBetween(now, last) })
    waiting = []
    last = now
  })
  return { of, to: order.length === 0 ? of : last, parts }
}

function orNothing<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof EvenkeelError) return undefined
    throw error
  }
}
