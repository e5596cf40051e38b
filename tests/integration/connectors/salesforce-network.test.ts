import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { capabilitiesOf } from '@shared/model/connection-capabilities'
import { afterAll } from 'vitest'
import { connectPeer } from '../../support/salesforce-peer/connect-peer'
import { peerApp } from '../../support/salesforce-peer/peer-sign-in'
import {
  fillSample,
  sampleObjects,
  writeSampleMapping,
} from '../../support/salesforce-peer/sample-objects'
import { startSalesforcePeer } from '../../support/salesforce-peer/start-salesforce-peer'
import { networkConforms } from './network-conformance'
import { sourceRows } from './source-rows'

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-salesforce-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ended = JSON.stringify([{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }])

networkConforms('salesforce', {
  capabilities: capabilitiesOf('salesforce', {}),
  expired: { kind: 'status', status: 401, body: ended },
  entity: 'published_plan',
  rowsAt: /\/query/,
  numbersAsText: true,
  othersWrite: false,
  async start() {
    const peer = await startSalesforcePeer({ objects: sampleObjects })
    fillSample(peer.store, await sourceRows())
    const mapping = writeSampleMapping(folder)
    return {
      url: peer.url,
      connect: (url, settings, waits) =>
        connectPeer(url, { mapping, ...settings }, peerApp.refreshToken, waits),
      close: () => peer.close(),
    }
  },
})
