/** Keeps scenarios calculated in the planning thread: opens them when they are asked for. */

import { inPauses } from '@main/services/forecasting/in-pauses'
import type { ForecastNeed } from '@main/services/forecasting/make-forecasts'
import { getSnapshot, listOwnMeasures } from '@main/store/reading'
import { forecastSettings } from '@shared/changes/forecast-settings'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { PlanningDeps } from './planning-deps'
import { readPolicy } from './policy-service'
import { chainPosition, readChain } from './scenario-chain'

export interface HeldScenarios {
  /** Resolves once the planning thread holds the scenario; true where it did not before. Rejects with NO_PLAN before the first pull, NOT_FOUND, SNAPSHOT_MISSING. */
  ensure(scenario: string): Promise<boolean>
  /** What `ask` answers of the held scenario. It is asked at once, as nearly always the scenario is held, and again where it was not. */
  asked<T>(scenario: string, ask: () => Promise<T>): Promise<T>
  /** Forgets the scenario, so that it is built anew when it is next asked for. */
  release(scenario: string): Promise<void>
}

export function createHeldScenarios(deps: PlanningDeps): HeldScenarios {
  const { db, journal, planning } = deps
  const opening = new Map<string, Promise<boolean>>()

  async function open(scenario: string): Promise<boolean> {
    if (await planning.ask('has', { scenario })) return false
    const chain = readChain(db, journal, scenario)
    const snapshot = chain.at(-1)?.scenario.snapshot
    if (!snapshot) throw new EvenkeelError('NO_PLAN')
    const fileHash = getSnapshot(db, snapshot)?.fileHash ?? ''
    const settings = forecastSettings(chain.flatMap(({ steps }) => steps))
    await makeForecasts(scenario, { snapshot, fileHash, settings })
    await planning.ask('setOwnMeasures', { measures: listOwnMeasures(db) })
    await planning.ask('open', {
      scenario,
      snapshot,
      fileHash,
      position: chainPosition(chain),
      policy: readPolicy(db),
      layers: chain.map((link) => ({
        scenario: link.scenario.scenario,
        position: link.position,
        steps: link.steps,
      })),
    })
    return true
  }

  /** Mostly all are kept; a plan whose forecasts could not be kept makes them itself, and comes out the same. */
  async function makeForecasts(scenario: string, need: ForecastNeed): Promise<void> {
    try {
      await deps.forecasts.ofSnapshot(
        need,
        inPauses((done, total) => deps.emit('forecast.progress', { scenario, done, total })),
        new AbortController().signal,
      )
    } catch (error) {
      if (!(error instanceof EvenkeelError)) deps.unexpected(error)
    }
  }

  function ensure(scenario: string): Promise<boolean> {
    const running = opening.get(scenario)
    if (running) return running
    const started = open(scenario).finally(() => opening.delete(scenario))
    opening.set(scenario, started)
    return started
  }

  return {
    ensure,
    async asked(scenario, ask) {
      const holding = ensure(scenario)
      const [opened, first] = await Promise.allSettled([holding, ask()])
      if (opened.status === 'rejected') throw opened.reason
      if (first.status === 'fulfilled') return first.value
      if (opened.value) return ask()
      throw first.reason
    },
    async release(scenario) {
      await opening.get(scenario)?.catch(() => undefined)
      await planning.ask('close', { scenario }).catch((error: unknown) => {
        // A thread that ended holds nothing any more; it starts again empty.
        if (!(error instanceof EvenkeelError && error.code === 'PLANNING_STOPPED')) throw error
      })
    },
  }
}
