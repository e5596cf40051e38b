/** The one way in: checks the name, the parameters and the role, runs the handler, turns failure into a code. */
import type { Person } from '@shared/contract/app-calls'
import type { CallShape } from '@shared/contract/call-shape'
import { type CallName, calls, type Reply } from '@shared/contract/contract'
import { EvenkeelError, type WireError } from '@shared/contract/error-codes'
import type { Caller, Core } from './core'
import type { CallContext, Handlers } from './handlers'

export interface DispatcherOptions {
  readonly handlers: Handlers
  /** The person acting: the named one, or whoever is signed in at the desk. Throws NOT_FOUND. */
  personOf(caller: Caller | undefined): Person
  /** Writes down an error that no code covers and answers a reference to it. */
  report(call: string, error: unknown): string
}

const refused = (error: WireError): Reply => ({ ok: false, error })

const isCall = (name: string): name is CallName => Object.hasOwn(calls, name)

/** A dispatch that never throws. */
export function createDispatcher(options: DispatcherOptions): Core['dispatch'] {
  const { handlers, personOf, report } = options
  return async (name, params, caller) => {
    if (!isCall(name)) return refused({ code: 'UNKNOWN_CALL', params: { call: name } })
    const shape: CallShape = calls[name]
    const checked = shape.params.safeParse(params ?? {})
    if (!checked.success) {
      const issue = checked.error.issues[0]
      const field = issue?.path.join('.') ?? ''
      return refused({
        code: 'INVALID_PARAMETERS',
        params: { call: name, field, reason: issue?.message ?? '' },
      })
    }
    try {
      const context: CallContext = { person: personOf(caller) }
      const { role } = context.person
      if (shape.roles && !shape.roles.includes(role))
        throw new EvenkeelError('NOT_ALLOWED', { role })
      // The parameters were checked against this very name's schema above.
      const handler = handlers[name] as (params: unknown, context: CallContext) => unknown
      return { ok: true, value: (await handler(checked.data, context)) as never }
    } catch (error) {
      if (error instanceof EvenkeelError && error.code !== 'INTERNAL')
        return refused({ code: error.code, params: error.params })
      return refused({ code: 'INTERNAL', params: { reference: report(name, error) } })
    }
  }
}
