/** Tokens of the peer: given for what a connected app shows, and running out when a test says so. */
import { createPublicKey, randomBytes, verify } from 'node:crypto'

export const peerApp = {
  client: 'EvenkeelConnectedApp',
  clientSecret: 'app-secret',
  refreshToken: '5Aep-refresh-token',
  user: 'planner@example.com',
} as const

export class PeerTokens {
  readonly #good = new Set<string>()
  /** In PEM, for `jwt`. */
  publicKey = ''
  /** How many were given. */
  given = 0

  /** All sessions run out. */
  expire(): void {
    this.#good.clear()
  }

  isGood(authorization: string | undefined): boolean {
    return this.#good.has(authorization?.replace(/^(Bearer|OAuth) /, '') ?? '')
  }

  /** A new token, or null where the form does not give a right to one. */
  grant(form: URLSearchParams): string | null {
    if (!this.#mayHave(form)) return null
    const token = `00DEk!${randomBytes(12).toString('base64url')}`
    this.#good.add(token)
    this.given += 1
    return token
  }

  #mayHave(form: URLSearchParams): boolean {
    const client = form.get('client_id') === peerApp.client
    switch (form.get('grant_type')) {
      case 'refresh_token':
        return client && form.get('refresh_token') === peerApp.refreshToken
      case 'client_credentials':
        return client && form.get('client_secret') === peerApp.clientSecret
      case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
        return this.#isSigned(form.get('assertion') ?? '')
      default:
        return false
    }
  }

  #isSigned(assertion: string): boolean {
    const [head = '', claims = '', signature = ''] = assertion.split('.')
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
    const right = said.iss === peerApp.client && said.sub === peerApp.user
    const soon = Number(said.exp) * 1_000 - Date.now()
    const key = createPublicKey(this.publicKey)
    const signed = Buffer.from(`${head}.${claims}`)
    return (
      right &&
      soon > 0 &&
      soon <= 300_000 &&
      verify('sha256', signed, key, Buffer.from(signature, 'base64url'))
    )
  }
}
