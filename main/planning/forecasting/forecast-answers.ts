/** Answers about forecasts, and what a planner's wish would change. */
import { listBaseline } from '@main/engine/baseline/list-baseline'
import { prepareWish } from '@main/engine/baseline/prepare-wish'
import { showForecast } from '@main/engine/baseline/show-forecast'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { HeldPlan } from '../held-plans'
import type { PlanningMethods } from '../planning-requests'

type ForecastMethods = Pick<
  PlanningMethods,
  'forecastBaseline' | 'forecastOfNode' | 'prepareForecasts'
>

/** `held` finds a scenario that is calculated. Throws NOT_FOUND. */
export function forecastAnswers(held: (scenario: string) => HeldPlan): ForecastMethods {
  return {
    forecastBaseline({ scenario, where }) {
      const { plan, snapshot } = held(scenario)
      return { snapshot, ...listBaseline(plan.model, where) }
    },
    forecastOfNode({ scenario, where }) {
      const { plan, position } = held(scenario)
      const shown = showForecast(plan.model, where)
      if (!shown) throw new EvenkeelError('NOTHING_SELECTED')
      return { ...shown, position }
    },
    prepareForecasts({ scenario, where, wish }) {
      const { model } = held(scenario).plan
      const { items, tasks } = prepareWish(model, where, wish)
      return { items, tasks, period: model.axis.periods[model.axis.current]! }
    },
  }
}
