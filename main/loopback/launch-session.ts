/** Who may use the loopback server: whoever opened the launch link, once, and nobody else. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface LaunchSession {
  /** Goes into the launch link. */
  readonly token: string
  /** The value of `Set-Cookie` for the first caller with the right token; undefined for everybody else. */
  redeem(token: string): string | undefined
  /** Whether the `Cookie` header of a request belongs to the caller who redeemed the token. */
  admits(cookieHeader: string | undefined): boolean
}

/** 192 bits: nothing to guess. */
const secret = () => randomBytes(24).toString('base64url')

/** Browsers share cookies between ports, so that each server needs a name of its own. */
export const cookieName = (port: number) => `evenkeel-${port}`

export function createLaunchSession(port: number): LaunchSession {
  const token = secret()
  const name = cookieName(port)
  let cookie: string | undefined
  return {
    token,
    redeem(offered) {
      // A wrong token must not use up the right one, and must take as long to refuse.
      const right = sameSecret(offered, token)
      if (!right || cookie !== undefined) return undefined
      cookie = secret()
      return `${name}=${cookie}; HttpOnly; SameSite=Strict; Path=/`
    },
    admits(header) {
      const offered = cookiesNamed(name, header ?? '')
      return cookie !== undefined && offered.length === 1 && sameSecret(offered[0] ?? '', cookie)
    },
  }
}

function cookiesNamed(name: string, header: string): readonly string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

/** Equal in time whatever the lengths: digests are compared. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
