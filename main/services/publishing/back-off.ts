/** When to try again after a failure, and after which failures that makes no sense. */
import type { ErrorCode } from '@shared/contract/error-codes'

const pauses = [1, 5, 30, 120, 600]

/** Milliseconds until the next attempt, after so many have failed; up to a quarter longer by `jitter` (0 to 1). */
export function pauseAfter(attempts: number, jitter: number): number {
  const seconds = pauses[Math.min(Math.max(attempts, 1), pauses.length) - 1] ?? 600
  return Math.round(seconds * 1000 * (1 + jitter / 4))
}

/** Only a person can mend these; knocking again would lock an account or change nothing. */
const needsPerson: ReadonlySet<ErrorCode> = new Set([
  'SIGN_IN_REFUSED',
  'SECRET_MISSING',
  'CONNECTION_MISSING',
  'CONNECTION_INVALID',
  'MAPPING_INVALID',
  'CERTIFICATE_REFUSED',
  'NOT_ALLOWED',
  'SERVER_REFUSED',
  'TARGET_LACKS',
])

/** True where the entry waits until somebody asks for it to be sent. */
export const waitsForPerson = (code: ErrorCode): boolean => needsPerson.has(code)
