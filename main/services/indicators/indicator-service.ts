/** The `indicators.*` calls. */
import type { HeldScenarios } from '@main/services/planning/held-scenarios'
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import type { Checked, Result } from '@shared/contract/contract'

export interface IndicatorService {
  accuracy(params: Checked<'indicators.accuracy'>): Promise<Result<'indicators.accuracy'>>
  valueAdded(params: Checked<'indicators.valueAdded'>): Promise<Result<'indicators.valueAdded'>>
  /** `person` is whose own record is asked for. */
  overrideRecord(
    params: Checked<'planning.overrideRecord'>,
    person: string,
  ): Promise<Result<'planning.overrideRecord'>>
  waterfall(params: Checked<'indicators.waterfall'>): Promise<Result<'indicators.waterfall'>>
  finance(params: Checked<'indicators.finance'>): Promise<Result<'indicators.finance'>>
  operations(params: Checked<'indicators.operations'>): Promise<Result<'indicators.operations'>>
}

/** Accuracy is of the base plan's snapshot: what was published and ordered is the same for every scenario. */
export function createIndicatorService(
  { planning }: Pick<PlanningDeps, 'planning'>,
  held: HeldScenarios,
): IndicatorService {
  const base = 'base'
  return {
    async accuracy(question) {
      await held.ensure(base)
      return planning.ask('accuracy', { scenario: base, ...question })
    },
    async valueAdded(question) {
      await held.ensure(base)
      return planning.ask('addedValue', { scenario: base, ...question })
    },
    async overrideRecord(question, person) {
      await held.ensure(base)
      return planning.ask('overrideRecord', { scenario: base, ...question, person })
    },
    async waterfall(question) {
      await held.ensure(base)
      return planning.ask('waterfall', { scenario: base, ...question })
    },
    async finance(question) {
      await held.ensure(question.scenario)
      return planning.ask('finance', question)
    },
    async operations(question) {
      await held.ensure(question.scenario)
      return planning.ask('operations', question)
    },
  }
}
