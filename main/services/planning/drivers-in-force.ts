/** The drivers of a scenario, from the steps of its chain. */
import type { JournalStep } from '@shared/changes/plan-change'
import type { Driver } from '@shared/model/drivers'

/** The drivers that stand after these steps, on top of inherited ones. */
export function driversInForce(
  layers: readonly (readonly JournalStep[])[],
): ReadonlyMap<string, Driver> {
  const drivers = new Map<string, Driver>()
  for (const { changes } of layers.flat()) {
    for (const change of changes) {
      if (change.kind === 'add_driver') drivers.set(change.driver.driver, change.driver)
      if (change.kind === 'remove_driver') drivers.delete(change.driver.driver)
    }
  }
  return drivers
}

/** Where in a chain the driver was last added: removing it and taking that back must put it there again. */
export function depthOfDriver(
  chain: readonly { readonly steps: readonly JournalStep[] }[],
  driver: string,
): number {
  let depth = chain.length - 1
  for (const { steps } of chain)
    for (const { changes } of steps)
      for (const change of changes)
        if (change.kind === 'add_driver' && change.driver.driver === driver) depth = change.depth
  return depth
}
