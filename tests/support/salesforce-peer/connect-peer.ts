/** A connection to the peer, as a person would set it up. */
import { resolve } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import { salesforceTypeWith } from '@main/connectors/salesforce/salesforce-type'
import { peerApp } from './peer-sign-in'

export const shippedMapping = resolve(
  import.meta.dirname,
  '../../../resources/mappings/salesforce.json',
)

export function connectPeer(
  url: string,
  settings: Readonly<Record<string, string>> = {},
  secret: string | null = peerApp.refreshToken,
  waits: number[] = [],
): Connector {
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds)
  }
  const given = { url, client: peerApp.client, mapping: shippedMapping, ...settings }
  return salesforceTypeWith(wait).create(given, secret)
}
