/** Answers about forecasts, and what a planner's wish would change. */
import { applyWish } from '@main/engine/baseline/apply-wish'
import { taskOf } from '@main/engine/baseline/forecast-task'
import { listBaseline } from '@main/engine/baseline/list-baseline'
import { showForecast } from '@main/engine/baseline/show-forecast'
import { selectDemandLines } from '@main/engine/hierarchy/select-lines'
import { horizonOf } from '@main/engine/plan/plan'
import type { ForecastWrite } from '@shared/changes/plan-change'
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
      const { byItem, settings } = model.forecasts
      const lines = selectDemandLines(model, where)
      const named = new Set(lines.map((line) => model.demandLines[line]!.item.item))
      const histories = [...named].flatMap((item) => byItem.get(item) ?? [])
      if (histories.length === 0) throw new EvenkeelError('NOTHING_SELECTED')
      const items: ForecastWrite[] = []
      const tasks = histories.flatMap((history) => {
        const before = settings.get(history.item) ?? null
        const after = applyWish(before, wish)
        if (JSON.stringify(before) === JSON.stringify(after)) return []
        items.push({ item: history.item, before, after })
        return [taskOf(history, horizonOf(model), after ?? undefined)]
      })
      return { items, tasks, period: model.axis.periods[model.axis.current]! }
    },
  }
}
