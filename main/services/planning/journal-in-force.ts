/** What of a scenario's journal is in force, and what undo and redo would take next. */

import type { JournalRecord } from '@main/store/reading'
import type { Driver } from '@shared/model/drivers'

export interface InForce {
  /** Changes that stand, oldest first. */
  readonly done: readonly JournalRecord[]
  /** Changes that were undone and not yet written over, the next to redo last. */
  readonly undone: readonly JournalRecord[]
}

/** A pull is recorded like any change, but undo passes it over: the plan stays on the newest data. */
export const isUndoable = (record: JournalRecord): boolean =>
  record.step.changes.every((change) => change.kind !== 'use_snapshot')

/** Folds journal records of one scenario, oldest first. */
export function foldJournal(records: readonly JournalRecord[]): InForce {
  const byPosition = new Map(records.map((record) => [record.position, record]))
  const done: JournalRecord[] = []
  let undone: JournalRecord[] = []
  for (const record of records) {
    if (record.kind === 'change') {
      done.push(record)
      if (isUndoable(record)) undone = []
      continue
    }
    const target = byPosition.get(record.undoes ?? -1)
    if (!target) continue
    if (record.kind === 'undo') {
      const at = done.lastIndexOf(target)
      if (at >= 0) done.splice(at, 1)
      undone.push(target)
    } else {
      const at = undone.lastIndexOf(target)
      if (at >= 0) undone.splice(at, 1)
      done.push(target)
    }
  }
  return { done, undone }
}

/** The drivers that stand after these records, on top of inherited ones. */
export function driversInForce(
  layers: readonly (readonly JournalRecord[])[],
): ReadonlyMap<string, Driver> {
  const drivers = new Map<string, Driver>()
  for (const record of layers.flat()) {
    for (const change of record.step.changes) {
      if (change.kind === 'add_driver') drivers.set(change.driver.driver, change.driver)
      if (change.kind === 'remove_driver') drivers.delete(change.driver.driver)
    }
  }
  return drivers
}

/** Where in a chain the driver was added: removing it and taking that back must put it there again. */
export function depthOfDriver(
  chain: readonly { readonly records: readonly JournalRecord[] }[],
  driver: string,
): number {
  for (const { records } of chain)
    for (const { step } of records)
      for (const change of step.changes)
        if (change.kind === 'add_driver' && change.driver.driver === driver) return change.depth
  return chain.length - 1
}
