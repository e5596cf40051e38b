import { describeOutside } from '@main/engine/demand/describe-outside'
import { measureEvents } from '@main/engine/demand/event-uplift'
import { describePipeline } from '@main/engine/demand/pipeline/describe-pipeline'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import type { PlanningMethods } from './planning-requests'

/** Answers about the layers of demand; `planOf` finds the scenario's plan. */
export const layerAnswers = (
  planOf: (scenario: string) => Plan,
): Pick<PlanningMethods, 'pipeline' | 'events' | 'outside'> => ({
  events: ({ scenario }) => measureEvents(planOf(scenario).model),
  outside: ({ scenario }) => describeOutside(planOf(scenario).model),
  pipeline: ({ scenario }) => describePipeline(planOf(scenario).model),
})
