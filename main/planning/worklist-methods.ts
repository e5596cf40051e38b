/** The planning thread's answer to what stands out in a plan. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { nameOf } from '@main/engine/hierarchy/plan-nodes'
import { findExceptions } from '@main/engine/worklist/find-exceptions'
import type { PlanException } from '@shared/contract/worklist-calls'
import { reviewLine } from '@shared/model/reviews'

/** An exception before anybody's review of it. */
export type UnreviewedException = Omit<PlanException, 'state' | 'reviewedBy' | 'reviewedAt'>

export interface ExceptionsAnswer {
  readonly cycle: string
  readonly currency: string
  readonly position: number
  /** The most money first. */
  readonly exceptions: readonly UnreviewedException[]
}

export interface WorklistMethods {
  exceptions(params: { scenario: string; span: number }): ExceptionsAnswer
  /** The cycle that a scenario plans: its first planned month. */
  cycle(params: { scenario: string }): string
}

interface Held {
  readonly plan: Plan
  readonly position: number
}

export function worklistMethods(held: (scenario: string) => Held): WorklistMethods {
  // Asked again for every other filter while the plan stands still.
  const known = new WeakMap<Plan, { readonly span: number; readonly answer: ExceptionsAnswer }>()
  return {
    exceptions({ scenario, span }) {
      const { plan, position } = held(scenario)
      const before = known.get(plan)
      if (before?.span === span && before.answer.position === position) return before.answer
      const answer = answerOf(plan, span, position)
      known.set(plan, { span, answer })
      return answer
    },
    cycle: ({ scenario }) => cycleOf(held(scenario).plan),
  }
}

const cycleOf = ({ model: { axis } }: Plan): string => axis.periods[axis.current] ?? ''

function answerOf(plan: Plan, span: number, position: number): ExceptionsAnswer {
  const { model } = plan
  const { periods } = model.axis
  return {
    cycle: cycleOf(plan),
    currency: model.master.company.currency,
    position,
    exceptions: findExceptions(plan, span).map(({ where, measure, period, ...one }) => {
      const line = reviewLine(one.side, where)
      return {
        ...one,
        id: `${one.kind}|${line}`,
        line,
        place: { where, measure, period: periods[period] ?? '' },
        familyName: one.family === null ? null : nameOf(model, 'family', one.family),
      }
    }),
  }
}
