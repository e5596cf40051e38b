/** What the server says in the place of a result. */
import { EvenkeelError } from '@shared/contract/error-codes'

/** Somebody changed a record between our reading and our writing; whoever wrote reads again. */
export class ChangedMeanwhile extends EvenkeelError {
  constructor(address: string, said: string) {
    super('SERVER_REFUSED', { address, said })
  }
}

/** A fault of the moment: the same call may go through a little later. Nothing of it was done. */
export class Busy extends EvenkeelError {
  constructor(address: string, said: string) {
    super('SERVER_FAILED', { address, status: 'busy', detail: said })
  }
}

const longest = 300
const busy = /could not serialize access|deadlock detected|database is locked|lock timeout/i
const refusals = new Set(['UserError', 'UserWarning', 'LoginException'])

const textOf = (part: unknown): string => (typeof part === 'string' ? part : '')

/**
 * The error of an envelope: SERVER_REFUSED {address, said} in the server's own words where it knows why (rights, rules,
 * a warning that a person would have to confirm), SERVER_FAILED {address, status, detail} where it does not.
 */
export function failureOf(
  address: string,
  method: string,
  error: readonly unknown[],
): EvenkeelError {
  const kind = textOf(error[0])
  const parts = Array.isArray(error[1]) ? error[1].map(textOf) : [textOf(error[1])]
  // A warning begins with the name under which it can be confirmed.
  const words = (kind === 'UserWarning' || kind === 'LoginException' ? parts.slice(1) : parts)
    .filter((word) => word !== '')
    .slice(0, 2)
    .join(' ')
  const said = `${words || kind} (${method})`.slice(0, longest)
  if (kind === 'ConcurrencyException') return new ChangedMeanwhile(address, said)
  if (refusals.has(kind)) return new EvenkeelError('SERVER_REFUSED', { address, said })
  const detail = `${method}: ${kind}`.slice(0, longest)
  if (busy.test(kind)) return new Busy(address, detail)
  return new EvenkeelError('SERVER_FAILED', { address, status: 500, detail })
}
