import type { Plan } from '@main/engine/hierarchy/node-figures'
import { readFigures } from '@main/engine/hierarchy/node-figures'
import { buildPlanModel, type PlanModel } from '@main/engine/plan/plan-model'
import { applyChanges, createPlan } from '@main/engine/plan/working-plan'
import type { PlanSource } from '@main/engine/source/plan-source'
import type { PlanChange } from '@shared/changes/plan-change'
import { policyWith } from '@shared/model/demand-policy'
import type { DriverAssumption } from '@shared/model/drivers'
import { measuresOf } from '@shared/model/measures/measures'

/** Forecasts alone make the demand, so that the small company's figures stay whole. */
const policy = { baselineWeight: 0, forecastWeight: 1, pipelineShare: 0.3 }

const ofResources = (measure: string): boolean =>
  measuresOf('resource').some(({ key }) => key === measure)

export interface TestPlan extends Plan {
  apply(change: PlanChange): void
  assume(assumption: DriverAssumption, depth?: number): void
  /** Planned periods of a measure, summed over all its lines or one. */
  figures(measure: string, line?: string): number[]
}

export function planOf(model: PlanModel): TestPlan {
  let drivers = 0
  const plan: TestPlan = {
    ...createPlan(model),
    apply(change) {
      applyChanges(plan, [change])
    },
    assume(assumption, depth = 1) {
      drivers += 1
      const driver = { driver: `d${drivers}`, note: '', assumption }
      plan.apply({ kind: 'add_driver', driver, depth })
    },
    figures(measure, line) {
      const demand = measuresOf('demand').some(({ key }) => key === measure)
      const keys = demand ? model.demandIndex : ofResources(measure) ? null : model.supplyIndex
      const lines = line ? [keys?.get(line) ?? -1] : [...(keys?.values() ?? model.resources.keys())]
      return [...readFigures(plan).sum(measure, lines).slice(model.axis.current)]
    },
  }
  return plan
}

/** The plan of a source over six planned months. */
export const smallPlan = (source: PlanSource): TestPlan =>
  planOf(buildPlanModel(source, '2027-01-01', { past: 12, future: 6 }, policyWith(policy)))
