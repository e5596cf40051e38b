/** Models that journal steps make of a snapshot's: items forecast in other ways, and items the data does not have. */
import { withForecastSettings } from '@main/engine/baseline/with-forecast-settings'
import { extendModel } from '@main/engine/plan/extend-model'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { changesForecasts, forecastSettings } from '@shared/changes/forecast-settings'
import type { JournalStep } from '@shared/changes/plan-change'
import type { NewItemDriver } from '@shared/model/drivers'

/** Whether a step changes the model that plans stand on: they are built anew then. */
export const changesModel = (step: JournalStep): boolean =>
  changesForecasts(step) ||
  step.changes.some(
    (change) =>
      (change.kind === 'add_driver' || change.kind === 'remove_driver') &&
      change.driver.assumption.kind === 'new_item',
  )

/** The new items that stand after the steps. */
export function newItems(steps: readonly JournalStep[]): NewItemDriver[] {
  const standing = new Map<string, NewItemDriver>()
  for (const { changes } of steps)
    for (const change of changes) {
      if (change.kind === 'remove_driver') standing.delete(change.driver.driver)
      if (change.kind === 'add_driver' && change.driver.assumption.kind === 'new_item')
        standing.set(change.driver.driver, change.driver.assumption)
    }
  return [...standing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, assumption]) => assumption)
}

/** Makes models of steps; those that differ in forecasts alone are kept as long as somebody holds them. */
export function createModelMaker(): (plain: PlanModel, steps: readonly JournalStep[]) => PlanModel {
  const made = new WeakMap<PlanModel, Map<string, WeakRef<PlanModel>>>()

  function forecastAs(plain: PlanModel, steps: readonly JournalStep[]): PlanModel {
    const settings = forecastSettings(steps)
    if (settings.size === 0) return plain
    const key = JSON.stringify([...settings].sort(([a], [b]) => (a < b ? -1 : 1)))
    const ofPlain = made.get(plain) ?? new Map<string, WeakRef<PlanModel>>()
    made.set(plain, ofPlain)
    const known = ofPlain.get(key)?.deref()
    if (known) return known
    const model = withForecastSettings(plain, settings)
    for (const [other, held] of ofPlain) if (!held.deref()) ofPlain.delete(other)
    ofPlain.set(key, new WeakRef(model))
    return model
  }

  return (plain, steps) => {
    const model = forecastAs(plain, steps)
    const added = newItems(steps)
    return added.length > 0 ? extendModel(model, added) : model
  }
}
