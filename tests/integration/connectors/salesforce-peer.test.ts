/** The peer, driven by a client that others wrote. */
import { Connection } from 'jsforce'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { peerApp } from '../../support/salesforce-peer/peer-sign-in'
import {
  fillOrganisation,
  sampleRows,
  standardObjects,
} from '../../support/salesforce-peer/standard-organisation'
import {
  peerVersion,
  type SalesforcePeer,
  startSalesforcePeer,
} from '../../support/salesforce-peer/start-salesforce-peer'

let peer: SalesforcePeer
let client: Connection

beforeAll(async () => {
  peer = await startSalesforcePeer({ objects: standardObjects, pageSize: 200 })
  fillOrganisation(peer.store, false)
  const { clientId, clientSecret } = {
    clientId: peerApp.client,
    clientSecret: peerApp.clientSecret,
  }
  client = new Connection({
    instanceUrl: peer.url,
    version: peerVersion,
    oauth2: { loginUrl: peer.url, clientId, clientSecret },
    refreshToken: peerApp.refreshToken,
    accessToken: 'worn out',
  })
})
afterAll(() => peer.close())

test('signs in again where a session has run out', async () => {
  const { records } = await client.query('SELECT Name FROM Organization')
  expect(records).toHaveLength(1)
  expect(peer.tokens.given).toBe(1)
})

test('reads page after page', async () => {
  const soql = 'SELECT Id, Name, Account.Name, Owner.Name FROM Opportunity'
  const deals = await client.query(soql, { autoFetch: true, maxFetch: 10_000 })
  expect(deals.totalSize).toBe(sampleRows('crm/opportunity').length)
  expect(deals.records).toHaveLength(deals.totalSize)
  const [first] = deals.records as { Account?: { Name?: string } }[]
  expect(first?.Account?.Name).toBe('Lanting Appliance Stores')
})

test('builds conditions, orders and limits', async () => {
  const found = await client
    .sobject('Opportunity')
    .find({ IsWon: true, Amount: { $gt: 1_000_000 } }, ['Id', 'Amount'])
    .sort({ Amount: -1 })
    .limit(5)
  const amounts = found.map((row) => Number(row.Amount))
  expect(amounts).toHaveLength(5)
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a))
})

test('describes objects', async () => {
  const { fields } = await client.sobject('Account').describe()
  expect(fields.map(({ name }) => name)).toContain('BillingCountry')
})

test('upserts by external id', async () => {
  const lines = client.sobject('Evenkeel_Plan_Line__c')
  const record = { Evenkeel_Line__c: 'one', Item__c: 'FG-1', Quantity__c: 5 }
  expect(await lines.upsert(record, 'Evenkeel_Line__c')).toMatchObject({ success: true })
  expect(await lines.upsert({ ...record, Quantity__c: 7 }, 'Evenkeel_Line__c')).toMatchObject({
    success: true,
  })
  const { records } = await client.query('SELECT Quantity__c FROM Evenkeel_Plan_Line__c')
  expect(records).toMatchObject([{ Quantity__c: 7 }])
})

test('refuses in the words of Salesforce', async () => {
  await expect(client.query('SELECT Nothing FROM Account')).rejects.toMatchObject({
    errorCode: 'INVALID_FIELD',
  })
  await expect(client.query('SELEC Id')).rejects.toMatchObject({ errorCode: 'MALFORMED_QUERY' })
})

test('takes rows in by a job', async () => {
  const csv = 'Evenkeel_Line__c,Item__c,Quantity__c\nbulk-1,A,1\nbulk-2,B,2\n'
  const results = await client.bulk2.loadAndWaitForResults({
    object: 'Evenkeel_Plan_Line__c',
    operation: 'upsert',
    externalIdFieldName: 'Evenkeel_Line__c',
    input: csv,
    pollInterval: 10,
    pollTimeout: 10_000,
  })
  expect(results.failedResults).toEqual([])
  const { totalSize } = await client.query(
    "SELECT Id FROM Evenkeel_Plan_Line__c WHERE Evenkeel_Line__c LIKE 'bulk-%'",
  )
  expect(totalSize).toBe(2)
})
