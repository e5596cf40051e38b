/** What a plan session needs of the services; tests pass their own. */
import type { EventPayload, Params, Result } from '@shared/contract/contract'
import type { ViewSpec } from '@shared/contract/planning-calls'

export interface PlanCalls {
  openView(spec: ViewSpec): Promise<Result<'planning.openView'>>
  closeView(view: string): Promise<unknown>
  edit(params: Params<'planning.edit'>): Promise<Result<'planning.edit'>>
  lock(params: Params<'planning.lock'>): Promise<Result<'planning.lock'>>
  undo(scenario: string): Promise<Result<'planning.undo'>>
  redo(scenario: string): Promise<Result<'planning.redo'>>
  onPatched(listener: (payload: EventPayload<'plan.patched'>) => void): () => void
  onReplaced(listener: (payload: EventPayload<'plan.replaced'>) => void): () => void
  /** The services may have begun anew meanwhile: views opened before are gone. */
  onReconnected?(listener: () => void): () => void
  failed(error: unknown): void
}
