/** Where failures that no screen shows itself are reported, and who tells the user about them. */
import { EvenkeelError, type WireError } from '@shared/contract/error-codes'

type Listener = (error: WireError) => void
const listeners = new Set<Listener>()

/** What the services answered, or `INTERNAL` for anything thrown on this side. */
export const wireErrorOf = (error: unknown): WireError =>
  error instanceof EvenkeelError
    ? { code: error.code, params: error.params }
    : { code: 'INTERNAL', params: { reference: String(error) } }

export function reportError(error: unknown): void {
  const wire = wireErrorOf(error)
  // The user's own doing, or a lost connection, which has its own sign.
  if (wire.code === 'CANCELLED') return
  for (const listener of listeners) listener(wire)
}

export function onError(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
