/** Sees to it that the forecasts a plan needs are kept before it is made: what changed is forecast, in threads of its own. */
import {
  type FamilyTask,
  type ForecastTask,
  familyKey,
  forecastKey,
  isFamily,
  type PoolTask,
  snapshotMark,
  writeForecast,
} from '@main/planning/forecasting/forecast-key'
import type { ForecastPool } from '@main/planning/forecasting/forecast-pool'
import type { PlanningClient } from '@main/planning/planning-client'
import type { ForecastStore } from '@main/store/writing'
import type { DemandPolicy } from '@shared/model/demand-policy'
import type { ForecastSetting } from '@shared/model/forecast-setting'

/** Forecasts that nothing has asked for in this many days are forgotten. */
const keptDays = 90
const day = 86_400_000

export interface ForecastDeps {
  readonly store: ForecastStore
  readonly pool: ForecastPool
  readonly planning: PlanningClient
  /** Of the program that forecasts. */
  readonly version: string
  /** The demand policy in force. */
  policy(): DemandPolicy
  now(): Date
}

/** What plans of a snapshot read, under what planners want of its items. */
export interface ForecastNeed {
  readonly snapshot: string
  readonly fileHash: string
  readonly settings: ReadonlyMap<string, ForecastSetting>
}

export type TellForecasts = (done: number, total: number) => void

export interface ForecastMaker {
  /** Makes what is not kept yet of a snapshot; `tell` hears how far it is. Rejects with the signal's reason, and as reading the snapshot does. What was made before that stays. */
  ofSnapshot(need: ForecastNeed, tell: TellForecasts, signal: AbortSignal): Promise<void>
  /** Makes those of the tasks that are not kept yet. Rejects with the signal's reason. */
  ofTasks(tasks: readonly PoolTask[], tell: TellForecasts, signal: AbortSignal): Promise<void>
  /** Notes that what plans of a snapshot read is kept under `after`, where all of it was under `before`. */
  note(before: ForecastNeed, after: ForecastNeed): void
}

interface Keyed {
  readonly series: ReadonlyMap<string, ForecastTask>
  readonly families: ReadonlyMap<string, FamilyTask>
}

export function createForecastMaker(deps: ForecastDeps): ForecastMaker {
  const { store, pool, planning } = deps

  /** Those that are not kept, by their keys. */
  function missingOf<T>(byKey: ReadonlyMap<string, T>): { keys: string[]; tasks: T[] } {
    const keys = store.missing([...byKey.keys()])
    return { keys, tasks: keys.map((key) => byKey.get(key)!) }
  }

  /** Series first: families put together what is kept of theirs. */
  async function make(
    { series, families }: Keyed,
    tell: TellForecasts,
    signal: AbortSignal,
  ): Promise<void> {
    const plain = missingOf(series)
    if (plain.keys.length > 0) {
      let made = 0
      tell(0, plain.keys.length)
      await pool.forecast(
        plain.tasks,
        (at, forecasts) => {
          const kept = forecasts.map((forecast, k) => ({
            key: plain.keys[at + k]!,
            expected: forecast.forecast,
            whole: writeForecast(forecast),
          }))
          store.put(kept, deps.now().toISOString())
          made += forecasts.length
          tell(made, plain.keys.length)
        },
        signal,
      )
    }
    const together = missingOf(families)
    if (together.keys.length === 0) return
    await pool.families(
      together.tasks,
      (at, made) => {
        const kept = made.map((family, k) => ({
          key: together.keys[at + k]!,
          expected: family.expected,
          whole: writeForecast(family),
        }))
        store.put(kept, deps.now().toISOString())
      },
      signal,
    )
  }

  function keyed(tasks: readonly PoolTask[]): Keyed {
    const series = new Map<string, ForecastTask>()
    const families = new Map<string, FamilyTask>()
    for (const task of tasks)
      if (isFamily(task)) families.set(familyKey(deps.version, task), task)
      else series.set(forecastKey(deps.version, task), task)
    return { series, families }
  }

  const markOf = ({ fileHash, settings }: ForecastNeed): string =>
    snapshotMark(deps.version, fileHash, settings, deps.policy())

  return {
    async ofSnapshot(need, tell, signal) {
      if (store.isComplete(markOf(need))) return
      const all = keyed(await planning.ask('forecastTasks', need))
      signal.throwIfAborted()
      await make(all, tell, signal)
      // The plan is made next, and needs their room more than they do.
      pool.rest()
      const now = deps.now()
      const unused = new Date(now.getTime() - keptDays * day)
      const keys = [...all.series.keys(), ...all.families.keys()]
      store.complete(markOf(need), keys, now.toISOString(), unused.toISOString())
    },
    ofTasks: (tasks, tell, signal) => make(keyed(tasks), tell, signal),
    note(before, after) {
      // The keys of the others are not at hand to be called in use, so nothing is forgotten here.
      if (store.isComplete(markOf(before)))
        store.complete(markOf(after), [], deps.now().toISOString(), '')
    },
  }
}
