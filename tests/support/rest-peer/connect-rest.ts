/** A connection to the peer, as a person would set it up. */
import { resolve } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import { restTypeWith } from '@main/connectors/rest/rest-type'
import type { RestPeer } from './start-rest-peer'
import { type Auth, peerUser } from './system-shape'

export const presetPath = (name: string): string =>
  resolve(import.meta.dirname, `../../../resources/mappings/${name}.json`)

function authSettings(auth: Auth, peer: RestPeer): Record<string, string> {
  switch (auth.style) {
    case 'basic':
    case 'login':
      return { auth: auth.style, user: peerUser.user }
    case 'header':
    case 'query':
      return { auth: auth.style, keyName: auth.name }
    case 'oauth2':
      return { auth: auth.style, tokenUrl: peer.tokenUrl, client: peerUser.client, scope: 'read' }
    default:
      return { auth: auth.style }
  }
}

export function connectRest(
  peer: RestPeer,
  auth: Auth,
  mapping: string,
  settings: Readonly<Record<string, string>> = {},
  secret: string | null = peerUser.secret,
  waits: number[] = [],
): Connector {
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds)
  }
  const given = { url: peer.url, mapping, ...authSettings(auth, peer), ...settings }
  return restTypeWith(wait).create(given, secret)
}
