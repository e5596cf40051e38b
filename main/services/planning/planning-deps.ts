/** What planning needs from the rest of the program. */
import type { PlanningClient } from '@main/planning/planning-client'
import type { ForecastsUnderWay } from '@main/services/forecasting/forecasts-under-way'
import type { ForecastMaker } from '@main/services/forecasting/make-forecasts'
import type { WriteConnection } from '@main/store/writing'
import type { EventName, EventPayload, Topic } from '@shared/contract/contract'
import type { JournalMemory } from './journal-memory'

export interface PlanningDeps {
  readonly db: WriteConnection
  readonly planning: PlanningClient
  readonly journal: JournalMemory
  readonly forecasts: ForecastMaker
  /** Those that changes wait for. */
  readonly underWay: ForecastsUnderWay
  now(): Date
  newId(): string
  /** Something that no code of the contract covers, for the log. */
  unexpected(error: unknown): void
  changed(topics: readonly Topic[]): void
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
}
