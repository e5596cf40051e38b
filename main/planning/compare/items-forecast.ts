import { followsItself, sellsAsItself } from '@main/engine/baseline/succession-trees'
import { nameOf } from '@main/engine/hierarchy/plan-nodes'
import type { PlanModel } from '@main/engine/plan/plan-model'
import type { ForecastSetting } from '@shared/model/forecast-setting'
import type { ForecastItem } from './compare-answers'

/** What items are called, and whether they are tied in a circle under the settings; null for those this snapshot does not have. */
export const itemsForecast = (
  model: PlanModel,
  items: readonly string[],
  settings: ReadonlyMap<string, ForecastSetting>,
): (ForecastItem | null)[] =>
  items.map((code) => {
    const item = model.master.items.get(code)
    if (!item) return null
    const { follows, like } = settings.get(code) ?? {}
    return {
      item: nameIn(model, 'item', code),
      family: nameIn(model, 'family', item.family),
      circular:
        (follows !== undefined && followsItself(settings, code, follows.predecessor)) ||
        (like !== undefined && sellsAsItself(settings, code, like.analogue)),
    }
  })

const nameIn = (model: PlanModel, level: string, code: string): ForecastItem['item'] => ({
  code,
  name: { ...nameOf(model, level, code) },
})
