/** Lets others have the thread in the midst of much work. */
import { setImmediate } from 'node:timers/promises'
import { throwIfCancelled } from './cancellation'

/** Whatever waits is served: edits, and the one who cancels. CANCELLED. */
export async function pause(signal: AbortSignal): Promise<void> {
  await setImmediate()
  throwIfCancelled(signal)
}
