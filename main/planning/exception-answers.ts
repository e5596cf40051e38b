/** Answers how many lines meet exceptions, and fetches what these compare with. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { selectDemandLines, selectSupplyLines } from '@main/engine/hierarchy/select-lines'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { exceptionLines, type FilterFacts, isKnown } from '@main/engine/rows/exception-lines'
import { codesOf } from '@main/engine/rows/line-codes'
import type { Selection } from '@shared/contract/planning-calls'
import type { Exception, ExceptionCount } from '@shared/contract/row-filter'
import type { FactsAsked } from './planning-requests'

export interface ExceptionAnswers {
  facts(asked: FactsAsked | undefined): FilterFacts
  count(
    plan: Plan,
    where: Selection,
    asked: readonly Exception[],
    facts: FactsAsked | undefined,
  ): ExceptionCount[]
}

export function exceptionAnswers(
  modelOf: (snapshot: string, fileHash: string) => PlanModel,
): ExceptionAnswers {
  const factsOf = (asked: FactsAsked | undefined): FilterFacts => ({
    before: asked?.before ? modelOf(asked.before.snapshot, asked.before.fileHash) : undefined,
    commented: asked?.commented,
  })
  return {
    facts: factsOf,
    count(plan, where, asked, facts) {
      const known = factsOf(facts)
      const { model } = plan
      const demandLines = selectDemandLines(model, where)
      const supplyLines = selectSupplyLines(model, where)
      return asked.map((one) => {
        const { demand, supply, resource } = exceptionLines(plan, one, known)
        const marked = (lines: readonly number[], mask: Uint8Array | null) =>
          mask ? lines.filter((line) => mask[line]) : []
        const onDemand = marked(demandLines, demand)
        const onSupply = marked(supplyLines, supply)
        const items = new Set([
          ...onDemand.map((line) => codesOf(model, 'demand', 'item')[line]),
          ...onSupply.map((line) => codesOf(model, 'supply', 'item')[line]),
        ])
        return {
          kind: one.kind,
          demand: onDemand.length,
          supply: onSupply.length,
          resources: resource?.reduce((sum, set) => sum + set, 0) ?? 0,
          items: items.size,
          known: isKnown(one, known),
        }
      })
    },
  }
}
