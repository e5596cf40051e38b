/** What planning needs from the rest of the program. */
import type { PlanningClient } from '@main/planning/planning-client'
import type { WriteConnection } from '@main/store/writing'
import type { EventName, EventPayload, Topic } from '@shared/contract/contract'
import type { JournalMemory } from './journal-memory'

export interface PlanningDeps {
  readonly db: WriteConnection
  readonly planning: PlanningClient
  readonly journal: JournalMemory
  now(): Date
  newId(): string
  changed(topics: readonly Topic[]): void
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
}
