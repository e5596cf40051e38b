/** How a JSON interface is told who asks: the styles that are in use. */
import { EvenkeelError } from '@shared/contract/error-codes'
import {
  clientToken,
  RenewedAccess,
  type Token,
  tokenRefusals,
  unsigned,
  withHeader,
} from '../http/client-credentials'
import type { Asked } from '../http/fetch-once'
import { type Access, HttpClient, type HttpClientOptions } from '../http/http-client'
import { answerInvalid } from '../reasons'
import { fillDocument } from './fill-template'
import { compilePath } from './json-path'
import type { ServiceWords } from './service-words'

export const authStyles = ['none', 'basic', 'bearer', 'header', 'query', 'oauth2', 'login'] as const

export interface AccessOptions extends Omit<HttpClientOptions, 'access'> {
  readonly auth: (typeof authStyles)[number]
  readonly secret: string | null
  /** Name of the header or parameter that carries the key. */
  readonly keyName: string
  /** For `oauth2`: where tokens are given, to which client, for what. */
  readonly tokenUrl: URL | null
  readonly client: string
  readonly scope: string
  readonly login: ServiceWords['login']
  now(): number
}

/** The access of a style; asking for a token waits until it is needed. */
export function createAccess(options: AccessOptions): Access {
  const { auth, user, keyName, root } = options
  const secret = (): string => {
    if (options.secret === null || options.secret === '')
      throw new EvenkeelError('SECRET_MISSING', { name: root.origin })
    return options.secret
  }
  const plain = (sign: (asked: Asked) => Asked): Access => ({ sign: async (asked) => sign(asked) })
  switch (auth) {
    case 'none':
      return plain((asked) => asked)
    case 'basic': {
      const pair = () => Buffer.from(`${user}:${secret()}`, 'utf8').toString('base64')
      return plain((asked) => withHeader(asked, 'authorization', `Basic ${pair()}`))
    }
    case 'bearer':
      return plain((asked) => withHeader(asked, 'authorization', `Bearer ${secret()}`))
    case 'header':
      return plain((asked) => withHeader(asked, keyName, secret()))
    case 'query':
      return plain((asked) => {
        const url = new URL(asked.url)
        url.searchParams.set(keyName, secret())
        return { ...asked, url }
      })
    case 'oauth2':
      return new RenewedAccess(options.now, (signal) => clientToken(options, secret(), signal))
    case 'login':
      return new RenewedAccess(options.now, (signal) => signedIn(options, secret(), signal))
  }
}

const refused = ({ root, user, client }: AccessOptions): EvenkeelError =>
  new EvenkeelError('SIGN_IN_REFUSED', { system: root.origin, user: user || client })

/** A sign-in that answers with a token or sets cookies. */
async function signedIn(
  options: AccessOptions,
  secret: string,
  signal: AbortSignal,
): Promise<Token> {
  const { login, user, root } = options
  if (!login)
    throw new EvenkeelError('MAPPING_INVALID', {
      mapping: '',
      path: 'service.login',
      expected: 'login',
    })
  const http = new HttpClient({ ...options, access: unsigned })
  const body = fillDocument(login.body, { user, secret })
  const request = { method: 'POST', body, expected: tokenRefusals, repeatable: true }
  const answer = await http.request(login.path, request, signal)
  if (answer.status >= 400) throw refused(options)
  const until = Number.POSITIVE_INFINITY
  if (login.token === undefined) {
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]?.trim() ?? '')
    if (cookies.length === 0) throw refused(options)
    return { header: 'cookie', value: cookies.join('; '), until }
  }
  const [token] = compilePath(login.token)(http.json(answer))
  if (token === undefined || token === null || token === '') throw refused(options)
  if (typeof token !== 'string' && typeof token !== 'number')
    throw answerInvalid(root.origin, 'not_as_expected', login.path)
  return { header: login.header, value: `${login.prefix}${token}`, until }
}
