/** Cancelling: every connector ends with the same error when its signal aborts. */
import { EvenkeelError } from '@shared/contract/error-codes'

/** Throws CANCELLED once `signal` is aborted. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new EvenkeelError('CANCELLED')
}
