/** Who may use the server: HTTP Basic, two people. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { RequestRefused } from './service-request'

export type Passwords = ReadonlyMap<string, string>

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The user that the `Authorization` header signs in; 401 otherwise. */
export function signedInUser(authorization: string | undefined, passwords: Passwords): string {
  const refused = new RequestRefused(401, 'The user name or the password is wrong', {
    'www-authenticate': 'Basic realm="Evenkeel sample server", charset="UTF-8"',
  })
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1]
  if (!encoded) throw refused
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  const user = text.slice(0, colon)
  const password = passwords.get(user)
  const same = timingSafeEqual(digest(text.slice(colon + 1)), digest(password ?? ''))
  if (colon < 1 || password === undefined || !same) throw refused
  return user
}
