/** Weights by code, as they go from whoever gives them to who splits. */
import { EvenkeelError } from '../contract/error-codes'

/** The one text that is no key of a record: what is said under it would be lost, and the rest split without it. */
const noKey = '__proto__'

/** WEIGHTS_NOT_USABLE where a weight is for a code that cannot be a key; null where all can. */
export const refusedWeights = (codes: Iterable<string>): EvenkeelError | null =>
  [...codes].includes(noKey)
    ? new EvenkeelError('WEIGHTS_NOT_USABLE', { reason: 'no_key', names: noKey })
    : null
