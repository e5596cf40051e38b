import type { JournalStep } from '@shared/changes/plan-change'
import type { Driver } from '@shared/model/drivers'

/** What steps came to that did nothing but put, change and take away drivers. */
export interface DriversTold {
  /** Put, or changed to this. */
  readonly put: readonly Driver[]
  readonly taken: readonly Driver[]
}

/** Null where a step did something else as well. */
export function toldDrivers(steps: readonly JournalStep[]): DriversTold | null {
  const put = new Map<string, Driver>()
  const taken = new Map<string, Driver>()
  for (const change of steps.flatMap(({ changes }) => changes)) {
    if (change.kind === 'add_driver') put.set(change.driver.driver, change.driver)
    else if (change.kind !== 'remove_driver') return null
    else if (!put.delete(change.driver.driver)) taken.set(change.driver.driver, change.driver)
  }
  // Of a driver that took the place of another, the new one is told.
  return { put: [...put.values()], taken: put.size > 0 ? [] : [...taken.values()] }
}
