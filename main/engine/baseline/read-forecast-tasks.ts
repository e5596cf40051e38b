/** What a snapshot gives to forecast, without making a plan of it. */
import type { DemandPolicy } from '@shared/model/demand-policy'
import type { ForecastSetting } from '@shared/model/forecast-setting'
import { createMonthAxis } from '../calendar/month-axis'
import { readMasterData } from '../model/master-data'
import { readDemandLines } from '../model/plan-lines'
import type { PlanSource } from '../source/plan-source'
import { inPlanningUnits } from '../source/planning-units'
import { readOnce } from '../source/read-once'
import { withEvents } from '../source/with-events'
import { type PoolTask, taskOf } from './forecast-task'
import { itemTask, noSettings } from './item-forecasts'
import { readItemHistories } from './item-history'
import { dependants, noLives, readLives } from './lives'
import { familyTasks, readFamilies } from './read-families'

/** One task an item with a demand line, as a model of `future` planned periods would ask for; items with a setting have one more, under it; those that share a demand share one. Then the totals of families and the families themselves. `fallbackAsOf` where there is no company row. */
export function readForecastTasks(
  rows: PlanSource,
  fallbackAsOf: string,
  settings: ReadonlyMap<string, ForecastSetting>,
  policy: DemandPolicy,
  future = 24,
): PoolTask[] {
  const source = withEvents(inPlanningUnits(readOnce(rows)), policy.events)
  const master = readMasterData(source, fallbackAsOf)
  const axis = createMonthAxis(master.company.asOf, 0, future)
  const lines = readDemandLines(source, master, policy.firm.quotes !== 'none')
  const histories = readItemHistories(source, axis, lines, policy)
  const lives = readLives(axis, master, histories, settings)
  const families = readFamilies({ axis, master, histories, settings, lives })
  const plain = { axis, master, histories, settings: noSettings, lives: noLives }
  const usualFamilies = settings.size > 0 ? readFamilies(plain) : families
  const forecasts = { ...histories, settings, lives, families }
  const usual = [...histories.byItem.values()].map((history) => taskOf(history, future))
  const set = [...dependants(settings, settings.keys())].flatMap(
    (item) => itemTask({ axis, forecasts }, item) ?? [],
  )
  return [...usual, ...set, ...familyTasks(usualFamilies), ...familyTasks(families)]
}
