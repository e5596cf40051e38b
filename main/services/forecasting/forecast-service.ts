/** The `forecast.*` calls. */
import type { ChangeAuthor, ChangePlan } from '@main/services/planning/change-plan'
import { entriesInForce } from '@main/services/planning/entries-in-force'
import type { HeldScenarios } from '@main/services/planning/held-scenarios'
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import { findScenario, readChain } from '@main/services/planning/scenario-chain'
import { getSnapshot } from '@main/store/reading'
import { forecastSettings } from '@shared/changes/forecast-settings'
import type { Checked, Result } from '@shared/contract/contract'
import type { ItemForecastDetail } from '@shared/contract/forecast-calls'
import type { ForecastNeed } from './make-forecasts'

export interface ForecastService {
  baseline(params: Checked<'forecast.baseline'>): Promise<Result<'forecast.baseline'>>
  show(params: Checked<'forecast.show'>): Promise<Result<'forecast.show'>>
  /** What is new is forecast first, so that the plan follows at once. */
  set(params: Checked<'forecast.set'>, author: ChangeAuthor): Promise<Result<'forecast.set'>>
  /** Gives up what is forecast for changes of the scenario. */
  stop(scenario: string): void
}

export function createForecastService(
  deps: PlanningDeps,
  held: HeldScenarios,
  plans: ChangePlan,
): ForecastService {
  const { db, journal, planning, forecasts, underWay } = deps

  /** The last change in force that was about the item. */
  function setterOf(scenario: string, item: string): ItemForecastDetail['setBy'] {
    for (const { records } of readChain(db, journal, scenario).toReversed()) {
      const found = entriesInForce(records).findLast(({ step }) =>
        step.changes.some(
          (change) =>
            change.kind === 'set_forecasts' && change.items.some((one) => one.item === item),
        ),
      )
      if (found) return { author: found.author, at: found.at, reason: found.reason }
    }
    return null
  }

  /** What plans of the scenario read as it stands; undefined without data. */
  function needOf(scenario: string): ForecastNeed | undefined {
    const { snapshot } = findScenario(db, scenario)
    const fileHash = snapshot === null ? undefined : getSnapshot(db, snapshot)?.fileHash
    if (snapshot === null || fileHash === undefined) return undefined
    const steps = readChain(db, journal, scenario).flatMap((link) => link.steps)
    return { snapshot, fileHash, settings: forecastSettings(steps) }
  }

  return {
    async baseline({ scenario, where }) {
      await held.ensure(scenario)
      return { scenario, ...(await planning.ask('forecastBaseline', { scenario, where })) }
    },
    async show({ scenario, where }) {
      await held.ensure(scenario)
      const shown = await planning.ask('forecastOfNode', { scenario, where })
      const { detail } = shown
      const setBy = detail?.setting ? setterOf(scenario, detail.item) : null
      return { ...shown, scenario, detail: detail && { ...detail, setBy } }
    },
    async set({ scenario, where, wish, reason }, author) {
      plans.refuseClosed(scenario)
      const before = needOf(scenario)
      const prepare = async () => {
        const prepared = await planning.ask('prepareForecasts', { scenario, where, wish })
        await underWay.run(scenario, (tell, signal) =>
          forecasts.ofTasks(prepared.tasks, tell, signal),
        )
        return prepared
      }
      // Ahead of the queue, so that other edits do not wait for it; in its turn only what moved meanwhile is missing.
      await held.ensure(scenario)
      await prepare()
      const result = await plans.change(scenario, author, reason ?? null, async () => {
        const { items, period } = await prepare()
        if (items.length === 0) return null
        return {
          changes: [{ kind: 'set_forecasts', items }],
          place: { where, measure: 'baseline', period },
          entry: null,
        }
      })
      const after = needOf(scenario)
      // So that the scenario opens at once the next time.
      if (before && after?.fileHash === before.fileHash) forecasts.note(before, after)
      return result
    },
    stop: (scenario) => underWay.stop(scenario),
  }
}
