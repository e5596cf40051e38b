/** The open program as a command uses it: calls by name, as one person, failures thrown. */
import type { Core } from '@main/dispatch/core'
import type { CallName, EventName, EventPayload, Params, Result } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'

export interface Desk {
  /** Makes a call. Throws `EvenkeelError` with the reply's code. */
  ask<N extends CallName>(name: N, params: Params<N>): Promise<Result<N>>
  /** Listens for one kind of event; answers what ends that. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
  /** The same desk with somebody else at it. */
  as(person: string): Desk
}

export function deskOver(core: Core, person?: string): Desk {
  const caller = person === undefined ? {} : { person }
  return {
    async ask<N extends CallName>(name: N, params: Params<N>): Promise<Result<N>> {
      const reply = await core.dispatch(name, params, caller)
      if (!reply.ok) throw new EvenkeelError(reply.error.code, reply.error.params)
      return reply.value as Result<N>
    },
    on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) {
      return core.subscribe((event, payload) => {
        if (event === name) listener(payload as EventPayload<N>)
      })
    },
    as: (other) => deskOver(core, other),
  }
}
