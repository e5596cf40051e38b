/** What decisions need from the rest of the program. */
import type { PlanToArchive } from '@main/planning/planning-requests'
import type { WriteConnection } from '@main/store/writing'
import type { Person } from '@shared/contract/app-calls'
import type { Topic } from '@shared/contract/contract'
import type { PublishedLine } from '@shared/contract/contract-types'
import type { pin } from '@shared/contract/decision-calls'
import type { Comparison } from '@shared/contract/scenario-calls'
import type { z } from 'zod'

/** What a decided record is tied to: snapshot, scenario and journal position. */
export type Pin = z.infer<typeof pin>

/** Who makes the call. */
export type Decider = Pick<Person, 'person' | 'role'>

export interface DecisionDeps {
  readonly db: WriteConnection
  now(): Date
  newId(): string
  /** The figures of these scenarios side by side, as they are now. */
  compare(scenarios: readonly string[]): Promise<Comparison>
  /** Where the scenario's plan stands now. It must differ whenever a figure of the plan may differ. */
  pinOf(scenario: string): Promise<Pin>
  /** The agreed demand and supply of the scenario, as they would be published now. */
  planLinesOf(scenario: string): Promise<readonly PublishedLine[]>
  /** The scenario's layers and plan as they are now, for the archive of published plans. */
  archiveOf(scenario: string): Promise<PlanToArchive>
  /** Name of the connection that approved records go to. */
  targetName(): string
  changed(topics: readonly Topic[]): void
}

export const samePin = (a: Pin, b: Pin): boolean =>
  a.snapshot === b.snapshot &&
  a.snapshotHash === b.snapshotHash &&
  a.scenario === b.scenario &&
  a.position === b.position
