/** How large snapshots are, what needs them, and their removal. */
import { statSync } from 'node:fs'
import {
  getSnapshot,
  listDecisions,
  listScenarios,
  listSnapshots,
  type ReadConnection,
  snapshotFile,
} from '@main/store/reading'
import { deleteSnapshot, removeSnapshot, type WriteConnection } from '@main/store/writing'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { SnapshotPin, SnapshotSize } from '@shared/contract/snapshot-calls'

function bytesOf(folder: string, snapshot: string): number | null {
  try {
    return statSync(snapshotFile(folder, snapshot)).size
  } catch {
    return null
  }
}

/** What needs a snapshot: the plan or a scenario that stands on it, a decision that pins it, the next pull that builds on the latest. */
function pinsOf(db: ReadConnection): Map<string, SnapshotPin[]> {
  const pins = new Map<string, SnapshotPin[]>()
  const add = (snapshot: string | null | undefined, pin: SnapshotPin): void => {
    if (snapshot) pins.set(snapshot, [...(pins.get(snapshot) ?? []), pin])
  }
  add(listSnapshots(db)[0]?.snapshot, { kind: 'latest', name: '' })
  // Discarded scenarios can be restored, and need what they stand on.
  for (const { parent, name, snapshot } of listScenarios(db))
    add(snapshot, parent === null ? { kind: 'base', name: '' } : { kind: 'scenario', name })
  for (const { number, pin } of listDecisions(db))
    add(pin?.snapshot, { kind: 'decision', name: String(number) })
  return pins
}

/** Every snapshot with its size and what needs it, the newest first. */
export function snapshotSizes(db: ReadConnection, folder: string): SnapshotSize[] {
  const pins = pinsOf(db)
  return listSnapshots(db).map(({ snapshot }) => ({
    snapshot,
    bytes: bytesOf(folder, snapshot),
    pins: pins.get(snapshot) ?? [],
  }))
}

/** Takes a snapshot out of the workspace for good. Throws SNAPSHOT_MISSING, and SNAPSHOT_IN_USE where something needs it. */
export function removeOldSnapshot(db: WriteConnection, folder: string, snapshot: string): void {
  if (!getSnapshot(db, snapshot)) throw new EvenkeelError('SNAPSHOT_MISSING', { snapshot })
  const [pin] = pinsOf(db).get(snapshot) ?? []
  if (pin) throw new EvenkeelError('SNAPSHOT_IN_USE', { snapshot, pin: pin.kind, name: pin.name })
  // The index first: a file that nobody knows harms nobody, an entry without its file would.
  deleteSnapshot(db, snapshot)
  removeSnapshot(folder, snapshot)
}
