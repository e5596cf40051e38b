/** What a connection is said to be able to do is what its connector can. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnector } from '@main/connectors/create-connector'
import { capabilitiesHere } from '@main/services/connections/takes-records'
import type { ConnectionType } from '@shared/contract/snapshot-calls'
import { capabilitiesOf } from '@shared/model/connection-capabilities'
import { type SqlDriver, sqlDrivers } from '@shared/model/sql-drivers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { presetPath } from '../../support/rest-peer/connect-rest'
import { writePlanMapping } from '../../support/rest-peer/plan-service'
import { sampleCompany } from './source-rows'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-capabilities-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

type Given = Readonly<Record<string, string>>
const url = 'https://erp.example.com/'
const host = { host: 'db.example.com', database: 'erp', user: 'planner' }
const file = { driver: 'sqlite', database: '/srv/erp.sqlite' }

const settingsOf = (driver: SqlDriver): Given =>
  driver === 'sqlite' ? file : { ...host, ...(driver === 'postgresql' ? {} : { driver }) }
const databases = sqlDrivers.flatMap((driver): [ConnectionType, () => Given][] => [
  ['sql', () => settingsOf(driver)],
  ['sql', () => ({ ...settingsOf(driver), mapping: presetPath('adventureworks') })],
])
const others: readonly [ConnectionType, () => Given][] = [
  ['odata', () => ({ url, mapping: presetPath('dataverse'), dialect: 'dataverse' })],
  ['odata', () => ({ url, mapping: presetPath('dataverse'), publisher: 'xyz' })],
  ['rest', () => ({ url, mapping: presetPath('tms') })],
  ['files', () => ({ folder: sampleCompany, target: join(folder, 'published') })],
  ['odata', () => ({ url, user: 'planner' })],
  ['rest', () => ({ url, mapping: writePlanMapping(folder) })],
  ['rest', () => ({ url, mapping: writePlanMapping(folder), auth: 'bearer' })],
  ['salesforce', () => ({ url, client: 'x', mapping: presetPath('salesforce') })],
  ['sftp', () => ({ host: 'drop.example.com', user: 'erp' })],
  ['sql', () => ({ ...host, target: 'planning' })],
  ['tryton', () => ({ url, database: 'db', user: 'planner', mapping: presetPath('tryton') })],
]

describe('a connection does what it is said to do', () => {
  test.each([...databases, ...others])('%s %#', async (type, given) => {
    const settings = given()
    const places = { folder, resources: '' }
    const { incremental, publish } = capabilitiesHere({ type, settings }, places)
    const connector = createConnector(type, settings, 's3cret')
    expect(connector.changes !== undefined).toBe(incremental)
    expect(connector.target !== undefined).toBe(publish)
    await connector.close()
  })

  test('a secret is asked for where one is of use', () => {
    const secret = (type: ConnectionType, settings: Given = {}) =>
      capabilitiesOf(type, settings).secret
    expect(sqlDrivers.map((driver) => secret('sql', { driver }))).toEqual([
      'optional',
      'none',
      'needed',
      'needed',
      'needed',
    ])
    expect([secret('rest'), secret('rest', { auth: 'basic' })]).toEqual(['none', 'needed'])
    const types = ['files', 'salesforce', 'sftp', 'tryton'] as const
    expect(types.map((type) => secret(type))).toEqual(['none', ...Array(3).fill('needed')])
    expect([secret('odata'), secret('odata', { user: 'x' })]).toEqual(['none', 'needed'])
    expect(secret('odata', { auth: 'oauth2' })).toBe('needed')
  })
})

test('certificates that a driver would not use are refused by name', () => {
  const given = { ...host, driver: 'oracle', authority: '/srv/authority.pem' }
  expect(() => createConnector('sql', given)).toThrow(
    expect.objectContaining({
      code: 'CONNECTION_INVALID',
      params: { field: 'authority', reason: 'not_taken' },
    }),
  )
})
