/** `scenarios.differences`: scenarios compared to the cell. */
import type { HeldScenarios } from '@main/services/planning/held-scenarios'
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import { findScenario } from '@main/services/planning/scenario-chain'
import type { Differences } from '@shared/contract/compare-calls'
import type { Checked } from '@shared/contract/contract'

/** Rejects with NOT_FOUND, NO_PLAN. */
export async function scenarioDifferences(
  { db, planning }: Pick<PlanningDeps, 'db' | 'planning'>,
  held: HeldScenarios,
  { scenarios, level, measure, family, by, limit }: Checked<'scenarios.differences'>,
): Promise<Differences> {
  for (const scenario of scenarios) await held.ensure(scenario)
  const { positions, ...found } = await planning.ask('differences', {
    scenarios,
    asked: { level, measure: measure ?? null, family: family ?? null, by, limit },
  })
  return {
    scenarios: scenarios.map((scenario, at) => ({
      scenario,
      name: findScenario(db, scenario).name,
      position: positions[at] ?? 0,
    })),
    ...found,
  }
}
