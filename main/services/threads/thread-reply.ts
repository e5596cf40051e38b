/** What threads that live for one answer reply: what fails is told as data. */
import { EvenkeelError, type WireError } from '@shared/contract/error-codes'

export type ThreadReply<T> =
  | { readonly ok: true; readonly value: T }
  /** `error` is null where it is none of the contract's. */
  | { readonly ok: false; readonly error: WireError | null; readonly detail: string }

/** The reply that tells what was thrown. */
export const failedReply = (error: unknown): ThreadReply<never> => ({
  ok: false,
  error: error instanceof EvenkeelError ? { code: error.code, params: error.params } : null,
  detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
})
