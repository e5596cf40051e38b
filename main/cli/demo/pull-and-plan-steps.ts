/** Demonstration: the data comes in, and the plan stands. */
import type { Snapshot } from '@shared/contract/contract-types'
import type { Desk } from '../desk'
import { findScenario } from '../lookups'
import { pullDocument, pullNow } from '../pull-now'
import type { DemoStep } from './demo-step'

/** The snapshot the base plan stands on, where all of it came from the connection that would be pulled. */
async function snapshotInUse(planner: Desk): Promise<Snapshot | undefined> {
  const { snapshot: used } = await findScenario(planner)
  const { source } = await planner.ask('settings.get', {})
  const found = (await planner.ask('snapshots.list', {})).find((one) => one.snapshot === used)
  return found?.entities.every(({ connection }) => connection === source) ? found : undefined
}

/** Pulls the sample company, once: it says the same every time, and a second snapshot would move the plan for nothing. */
export const pullStep: DemoStep = {
  step: 'pull',
  async run({ context, people: { planner } }) {
    const inUse = await snapshotInUse(planner)
    const pulled = inUse ? { snapshot: inUse, held: false } : await pullNow(planner, {}, context)
    const { hash } = pulled.snapshot
    return { ...pullDocument(pulled), hash, reused: inUse !== undefined }
  },
}

export const planStep: DemoStep = {
  step: 'plan',
  async run(state) {
    const { planner } = state.people
    state.base = await findScenario(planner)
    const { scenario } = state.base
    const { snapshot, position, asOf, currency, periods, indicators, families } = await planner.ask(
      'planning.overview',
      { scenario },
    )
    return {
      scenario,
      snapshot,
      position,
      asOf,
      currency,
      periods: periods.length,
      indicators,
      families: families.map((one) => ({ family: one.family, indicators: one.indicators })),
    }
  },
}
