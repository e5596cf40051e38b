/** What goes wrong between us and a database, as errors of the contract. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { isCertificateRefusal } from '../trusted-certificates'

export interface Failing {
  readonly address: string
  readonly user: string
  /** The limit that a statement has. */
  readonly seconds: number
}

/** What a driver's code means; drivers list their own. */
export type Meaning = 'sign_in' | 'timeout' | 'unreachable' | 'certificate'

const network = /^(E[A-Z]+|UND_ERR_[A-Z_]+)$/
const encryption = /ERR_TLS|ERR_SSL/

/** The code of an error, or the first one down its causes. */
export function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if ('code' in at && (typeof at.code === 'string' || typeof at.code === 'number'))
      return String(at.code)
  return ''
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

function meaningOf(code: string): Meaning | undefined {
  if (isCertificateRefusal(code) || encryption.test(code)) return 'certificate'
  if (code === 'ETIMEDOUT') return 'timeout'
  return network.test(code) ? 'unreachable' : undefined
}

/**
 * The error of the contract: SIGN_IN_REFUSED, SERVER_TIMEOUT, SERVER_UNREACHABLE {address, reason},
 * CERTIFICATE_REFUSED {address, reason}, or SERVER_FAILED {address, status} with the words of the server.
 */
export function sqlFailure(
  { address, user, seconds }: Failing,
  error: unknown,
  meaning = meaningOf(codeOf(error)),
): EvenkeelError {
  if (error instanceof EvenkeelError) return error
  const code = codeOf(error)
  const reason = code || messageOf(error)
  switch (meaning) {
    case 'sign_in':
      return new EvenkeelError('SIGN_IN_REFUSED', { system: address, user }, error)
    case 'timeout':
      return new EvenkeelError('SERVER_TIMEOUT', { address, seconds }, error)
    case 'unreachable':
      return new EvenkeelError('SERVER_UNREACHABLE', { address, reason }, error)
    case 'certificate':
      return new EvenkeelError('CERTIFICATE_REFUSED', { address, reason }, error)
    default: {
      const status = [code, messageOf(error).slice(0, 200)].filter(Boolean).join(': ')
      return new EvenkeelError('SERVER_FAILED', { address, status }, error)
    }
  }
}
