/** What a call is answered with: one handler a name, each a thin line to its service. */

import type { Person } from '@shared/contract/app-calls'
import type { CallName, Checked, Result } from '@shared/contract/contract'

export interface CallContext {
  readonly person: Person
}

export type Handlers = {
  readonly [N in CallName]: (
    params: Checked<N>,
    context: CallContext,
  ) => Result<N> | Promise<Result<N>>
}

/** The answer of calls that answer nothing. */
export const done = {} as const
