/** The `layers.*` calls that look into the layers of a plan. */
import type { HeldScenarios } from '@main/services/planning/held-scenarios'
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import type { Checked, Result } from '@shared/contract/contract'

export interface LayerService {
  outside(params: Checked<'layers.outside'>): Promise<Result<'layers.outside'>>
  pipeline(params: Checked<'layers.pipeline'>): Promise<Result<'layers.pipeline'>>
  events(params: Checked<'layers.events'>): Promise<Result<'layers.events'>>
}

export function createLayerService(
  { planning }: Pick<PlanningDeps, 'planning'>,
  held: HeldScenarios,
): LayerService {
  return {
    async outside({ scenario }) {
      await held.ensure(scenario)
      return planning.ask('outside', { scenario })
    },
    async events({ scenario }) {
      await held.ensure(scenario)
      return planning.ask('events', { scenario })
    },
    async pipeline({ scenario }) {
      await held.ensure(scenario)
      return planning.ask('pipeline', { scenario })
    },
  }
}
