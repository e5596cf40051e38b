import { planToArchive } from '@main/engine/archive/plan-to-archive'
import {
  type KeptPlan,
  type PublishedCycle,
  withKeptPlans,
} from '@main/engine/archive/published-cycles'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { forecastAccuracy } from '@main/engine/indicators/forecast-accuracy'
import { forecastWaterfall } from '@main/engine/indicators/forecast-waterfall'
import { overrideRecord } from '@main/engine/indicators/override-record'
import { planFinance } from '@main/engine/indicators/plan-finance'
import { planOperations } from '@main/engine/indicators/plan-operations'
import { addedValue } from '@main/engine/indicators/value-added'
import type { PlanModel } from '@main/engine/plan/plan-model'
import type { PlanningMethods } from './planning-requests'

type IndicatorMethods = Pick<
  PlanningMethods,
  | 'accuracy'
  | 'addedValue'
  | 'overrideRecord'
  | 'waterfall'
  | 'operations'
  | 'finance'
  | 'planToArchive'
>

interface BoundCycles {
  readonly kept: readonly KeptPlan[]
  readonly cycles: readonly PublishedCycle[]
}

/** Answers about published plans and indicators; `planOf` finds the scenario's plan. */
export function indicatorAnswers(
  planOf: (scenario: string) => Plan,
  keptPlans: () => readonly KeptPlan[],
): IndicatorMethods {
  const bound = new WeakMap<PlanModel, BoundCycles>()
  /** Bound anew only where another plan was published since: a selection that moves asks again and again. */
  const published = (scenario: string) => {
    const { model } = planOf(scenario)
    const kept = keptPlans()
    const known = bound.get(model)
    if (known && known.kept.length === kept.length && kept.every((one, k) => one === known.kept[k]))
      return { model, cycles: known.cycles }
    const cycles = withKeptPlans(model, model.cycles, kept)
    bound.set(model, { kept, cycles })
    return { model, cycles }
  }
  return {
    accuracy({ scenario, ...question }) {
      const { model, cycles } = published(scenario)
      return forecastAccuracy(model, cycles, question)
    },
    addedValue({ scenario, ...question }) {
      const { model, cycles } = published(scenario)
      return addedValue(model, cycles, question)
    },
    overrideRecord({ scenario, ...question }) {
      const { model, cycles } = published(scenario)
      return overrideRecord(model, cycles, question)
    },
    waterfall({ scenario, ...question }) {
      const { model, cycles } = published(scenario)
      return forecastWaterfall(model, cycles, question)
    },
    finance: ({ scenario, where }) => planFinance(planOf(scenario), where),
    operations: ({ scenario, where, span }) => planOperations(planOf(scenario), where, span),
    planToArchive: ({ scenario }) => planToArchive(planOf(scenario)),
  }
}
