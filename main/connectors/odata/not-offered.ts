import { EvenkeelError } from '@shared/contract/error-codes'

/** A link that the server no longer knows, or a filter that it does not offer, is answered so; anything else is a failure. */
const statuses = new Set([400, 404, 410, 501])

/** True for the error of a server that does not offer what was asked. */
export const isNotOffered = (error: unknown): boolean =>
  error instanceof EvenkeelError && statuses.has(Number(error.params.status))
