/** What goes wrong between us and a server, as errors of the contract. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { isCertificateRefusal } from '../trusted-certificates'

const silent = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
])
const interrupted = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/** The code at the bottom of a chain of causes. */
export function causeCode(error: unknown): string {
  let code = ''
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if ('code' in at && typeof at.code === 'string') code = at.code
  return code
}

/** True where the connection broke while it was in use, which is worth another try. */
export const wasInterrupted = (error: unknown): boolean => interrupted.has(causeCode(error))

/** Any address in words that are not ours: it may hold a key. */
const addresses = /[a-z][a-z\d+.-]*:\/\/\S+/gi

/** SERVER_TIMEOUT, CERTIFICATE_REFUSED or SERVER_UNREACHABLE; of the words of an error without a code no address but `address` is said. */
export function networkError(address: string, seconds: number, error: unknown): EvenkeelError {
  const code = causeCode(error)
  if (silent.has(code)) return new EvenkeelError('SERVER_TIMEOUT', { address, seconds }, error)
  if (isCertificateRefusal(code))
    return new EvenkeelError('CERTIFICATE_REFUSED', { address, reason: code }, error)
  const said = error instanceof Error ? error.message : String(error)
  const reason = code || said.replaceAll(addresses, address)
  return new EvenkeelError('SERVER_UNREACHABLE', { address, reason }, error)
}
