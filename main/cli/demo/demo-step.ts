/** What the steps of the demonstration share. */
import type { Scenario } from '@shared/contract/scenario-calls'
import type { CommandContext } from '../command'
import type { Desk } from '../desk'

export interface DemoPeople {
  /** At the desk of the planner. */
  readonly planner: Desk
  readonly chair: Desk
  /** Who answers for carrying the decision out. */
  readonly owner: string
}

export interface DemoState {
  readonly context: CommandContext
  readonly people: DemoPeople
  base?: Scenario
  win?: Scenario
  late?: Scenario
  decision?: string
  /** True where an earlier run has brought the decision past its approval. */
  decided?: boolean
}

export interface DemoStep {
  readonly step: string
  run(state: DemoState): Promise<unknown>
}

/** For steps that need what an earlier one found. */
export function from<T>(value: T | undefined, step: string): T {
  if (value === undefined) throw new Error(`the step ${step} has not run`)
  return value
}
