import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lineKey } from '@main/connectors/connector'
import { afterAll, beforeAll } from 'vitest'
import { DyingServer } from '../../support/dying-server'
import { connectPeer } from '../../support/salesforce-peer/connect-peer'
import { decisionObjects } from '../../support/salesforce-peer/peer-schema'
import {
  fillSample,
  sampleObjects,
  writeSampleMapping,
} from '../../support/salesforce-peer/sample-objects'
import { startSalesforcePeer } from '../../support/salesforce-peer/start-salesforce-peer'
import { conforms, type TargetSubject } from './conformance'
import { sourceRows } from './source-rows'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-salesforce-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

interface HeldRow {
  readonly Id: string
  readonly Measure__c: 'planned_supply'
  readonly Item__c: string
  readonly Customer__c: string | null
  readonly Site__c: string | null
  readonly Month__c: string
  readonly Quantity__c: number
}

async function openTarget(): Promise<TargetSubject> {
  const dying = new DyingServer(({ target }) => !target.includes('/oauth2/'))
  const peer = await startSalesforcePeer({ objects: decisionObjects, fault: dying.fault })
  const { target } = connectPeer(peer.url)
  if (!target) throw new Error('no target')
  const lines = () =>
    (peer.store.db.prepare('SELECT * FROM Evenkeel_Plan_Line__c').all() as HeldRow[]).map(
      (row) => ({
        row,
        name: lineKey({
          measure: row.Measure__c,
          item: row.Item__c,
          customer: row.Customer__c,
          site: row.Site__c,
          month: row.Month__c,
        }),
      }),
    )
  return {
    target,
    dying: (step) => dying.sender(target, step),
    async edit(line, quantity) {
      const found = lines().find(({ name }) => name === lineKey(line))
      if (!found) throw new Error('no such line')
      const values = { Quantity__c: quantity, Decision_Key__c: null }
      peer.store.update('Evenkeel_Plan_Line__c', found.row.Id, values)
    },
    held: async () => new Map(lines().map(({ name, row }) => [name, row.Quantity__c])),
    async records() {
      const sql = `SELECT Evenkeel_Key__c AS key FROM Evenkeel_Decision__c WHERE State__c = 'complete'`
      return (peer.store.db.prepare(sql).all() as { key: string }[]).map(({ key }) => key)
    },
    close: () => peer.close(),
  }
}

conforms(
  'salesforce',
  async () => {
    const peer = await startSalesforcePeer({ objects: sampleObjects })
    fillSample(peer.store, await sourceRows())
    const connector = connectPeer(peer.url, { mapping: writeSampleMapping(folder) })
    return { connector, close: () => peer.close() }
  },
  openTarget,
)
