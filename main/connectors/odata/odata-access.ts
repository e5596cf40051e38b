/** How a service is told who asks. */
import { EvenkeelError } from '@shared/contract/error-codes'
import {
  type ClientCredentials,
  clientToken,
  RenewedAccess,
  withHeader,
} from '../http/client-credentials'
import type { Access } from '../http/http-client'

export const authStyles = ['basic', 'oauth2'] as const

export interface AccessOptions extends ClientCredentials {
  readonly auth: (typeof authStyles)[number]
  readonly secret: string | null
}

/** Name and password with each request (nothing without a name), or a token by client credentials. SECRET_MISSING, SIGN_IN_REFUSED. */
export function createAccess(options: AccessOptions): Access {
  const { auth, secret, user, root, now } = options
  if (auth === 'basic' && user === '') return { sign: async (asked) => asked }
  const known = (): string => {
    if (secret === null) throw new EvenkeelError('SECRET_MISSING', { name: root.origin })
    return secret
  }
  if (auth === 'oauth2')
    return new RenewedAccess(now, async (signal) => clientToken(options, known(), signal))
  return {
    async sign(asked) {
      const pair = Buffer.from(`${user}:${known()}`, 'utf8').toString('base64')
      return withHeader(asked, 'authorization', `Basic ${pair}`)
    },
  }
}
