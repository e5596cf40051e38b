import type { DriverOf } from '@shared/model/drivers'
import { useOpenScenarios } from '../scenarios/scenario-queries'

type Promotion = DriverOf<'promotion'>

const sameWhere = (a: Promotion['where'], b: Promotion['where']): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, value]) => b[name] === value)

/** Whether a scenario, or one that it comes from, lifts the same selection in the same months already: a second time would lift it twice. */
export function useStandsAssumed(scenario: string, wanted: Promotion): boolean {
  const scenarios = useOpenScenarios()
  for (let at: string | null = scenario; at !== null; ) {
    const found = scenarios.find((one) => one.scenario === at)
    const stands = found?.drivers.some(
      ({ assumption }) =>
        assumption.kind === 'promotion' &&
        assumption.from === wanted.from &&
        assumption.to === wanted.to &&
        sameWhere(assumption.where, wanted.where),
    )
    if (stands) return true
    at = found?.parent ?? null
  }
  return false
}
