/** What crosses the port between a shell and the thread that runs the core. */
import type { Reply } from '@shared/contract/contract'
import type { WireError } from '@shared/contract/error-codes'
import type { Caller, CoreOptions } from '../core'

export type ToCore =
  | { readonly kind: 'open'; readonly options: CoreOptions; readonly secretsKept: boolean }
  | {
      readonly kind: 'call'
      readonly id: number
      readonly name: string
      readonly params: unknown
      readonly caller: Caller | undefined
    }
  | {
      readonly kind: 'secret'
      readonly id: number
      readonly ok: boolean
      readonly secret: string | undefined
    }
  | { readonly kind: 'close' }

export type FromCore =
  | { readonly kind: 'opened' }
  /** Without `error` where the failure was none that the product knows of. */
  | {
      readonly kind: 'failed'
      readonly error: WireError | undefined
      readonly message: string
    }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown }
  | {
      readonly kind: 'ask-secret'
      readonly id: number
      readonly action: 'get' | 'set' | 'remove'
      readonly name: string
      readonly secret: string | undefined
    }
  | { readonly kind: 'closed' }

/** What both ends of a `MessageChannel`, a worker and its `parentPort` have in common. */
export interface Port<Out, In> {
  postMessage(message: Out): void
  on(event: 'message', listener: (message: In) => void): unknown
}

export const internalFailure: Reply = { ok: false, error: { code: 'INTERNAL', params: {} } }
