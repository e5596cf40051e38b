import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConnectionService } from '@main/services/connections/connection-service'
import { resolveSettings } from '@main/services/connections/resolve-settings'
import { createSettingsService } from '@main/services/workspace/settings-service'
import { getSetting } from '@main/store/reading'
import { putConnection } from '@main/store/writing'
import { expect, test } from 'vitest'
import { baseWorkspace } from '../store/store-support'
import { csvFolder, smallCompany } from './pull-support'

function secretsInMemory() {
  const secrets = new Map<string, string>()
  return {
    kept: false,
    get: async (name: string) => secrets.get(name),
    set: async (name: string, secret: string) => void secrets.set(name, secret),
    remove: async (name: string) => void secrets.delete(name),
  }
}

function service() {
  const store = baseWorkspace()
  const { db, folder } = store
  const secrets = secretsInMemory()
  const connections = createConnectionService({
    db,
    secrets,
    folder,
    resources: '/opt/evenkeel/resources',
    changed: () => undefined,
  })
  return { connections, store, secrets }
}

const places = { folder: '/work/acme', resources: '/opt/evenkeel/resources' }

test.each([
  [{ folder: '@sample' }, '/opt/evenkeel/resources/sample-company', '/work/acme/published'],
  [{ folder: 'in', target: 'out/agreed' }, '/work/acme/in', '/work/acme/out/agreed'],
  [{ folder: '/srv/erp', target: '/srv/out' }, '/srv/erp', '/srv/out'],
  [{}, '', '/work/acme/published'],
])('paths of %j', (settings, folder, target) => {
  expect(resolveSettings({ type: 'files', settings }, places)).toEqual({ folder, target })
})

test.each([
  ['adventureworks', '/opt/evenkeel/resources/mappings/adventureworks.json'],
  ['erp.json', '/work/acme/erp.json'],
  ['/srv/erp.json', '/srv/erp.json'],
])('the mapping %s is %s', (mapping, path) => {
  const settings = { folder: '/srv/erp', mapping }
  expect(resolveSettings({ type: 'files', settings }, places).mapping).toBe(path)
})

test('other types keep their settings as they are', () => {
  const settings = { url: 'https://x/', user: 'u' }
  expect(resolveSettings({ type: 'odata', settings }, places)).toEqual(settings)
})

test('the first connection becomes source and target; removing it leaves neither', async () => {
  const { connections, store, secrets } = service()
  const folder = csvFolder(smallCompany)
  await connections.save({ name: 'erp', type: 'files', settings: { folder } })
  await connections.save({ name: 'other', type: 'files', settings: { folder } })
  expect([getSetting(store.db, 'source'), getSetting(store.db, 'target')]).toEqual(['erp', 'erp'])
  await connections.setSecret('erp', 'x')
  await connections.remove('erp')
  expect(getSetting(store.db, 'source')).toBeUndefined()
  expect(await secrets.get('erp')).toBeUndefined()
  expect((await connections.list()).map((c) => c.name)).toEqual(['other'])
  await expect(connections.remove('erp')).rejects.toMatchObject({ code: 'CONNECTION_MISSING' })
})

test('what cannot be published to does not become the target', async () => {
  const { connections, store } = service()
  const settings = { driver: 'mysql', host: 'db.example.com', database: 'erp', user: 'planner' }
  await connections.save({ name: 'erp', type: 'sql', settings })
  expect(getSetting(store.db, 'source')).toBe('erp')
  expect(getSetting(store.db, 'target')).toBeUndefined()
  const chosen = createSettingsService({
    ...places,
    db: store.db,
    changed: () => undefined,
  })
  expect(() => chosen.set({ target: 'erp' })).toThrow(
    expect.objectContaining({
      code: 'CONNECTION_INVALID',
      params: { field: 'target', reason: 'takes_no_records' },
    }),
  )
  const folder = csvFolder(smallCompany)
  await connections.save({ name: 'drive', type: 'files', settings: { folder } })
  expect(chosen.get()).toMatchObject({ source: 'erp', target: 'drive' })
})

test('an interface whose mapping says not where decisions go does not become the target', async () => {
  const { connections, store } = service()
  const mapping = join(store.folder, 'crm.json')
  const document = (more: object) => ({
    format: 'evenkeel-mapping/1',
    name: { zh: '试', en: 'Trial' },
    tables: {},
    entities: {},
    ...more,
  })
  writeFileSync(mapping, JSON.stringify(document({})))
  const save = (name: string, settings: Record<string, string>) =>
    connections.save({
      name,
      type: 'odata',
      settings: { url: 'https://erp.example/', ...settings },
    })
  expect(await save('read', { mapping })).toMatchObject({ publishes: false })
  expect(getSetting(store.db, 'target')).toBeUndefined()
  expect(await save('dataverse', { mapping, publisher: 'xyz' })).toMatchObject({ publishes: true })
  writeFileSync(mapping, JSON.stringify(document({ service: { target: {} } })))
  expect((await connections.list()).map((one) => [one.name, one.publishes])).toEqual([
    ['read', true],
    ['dataverse', true],
  ])
})

test('a secret is kept apart from the workspace; only that there is one is told', async () => {
  const { connections, store } = service()
  const folder = csvFolder(smallCompany)
  await connections.save({ name: 'erp', type: 'files', settings: { folder } })
  expect(await connections.setSecret('erp', 's3cret')).toEqual({ kept: false })
  const [shown] = await connections.list()
  expect(shown).toEqual({
    name: 'erp',
    type: 'files',
    settings: { folder },
    hasSecret: true,
    publishes: true,
  })
  expect(existsSync(join(store.folder, 'workspace.sqlite'))).toBe(true)
  await connections.setSecret('erp', '')
  expect((await connections.list())[0]?.hasSecret).toBe(false)
})

test('settings that do not fit are refused and change nothing', async () => {
  const { connections } = service()
  const bad = { name: 'erp', type: 'files', settings: { folder: '' } } as const
  await expect(connections.save(bad)).rejects.toMatchObject({
    code: 'CONNECTION_INVALID',
    params: { field: 'folder' },
  })
  const secret = { ...bad, settings: { folder: '/a', password: 'x' } }
  await expect(connections.save(secret)).rejects.toMatchObject({ code: 'CONNECTION_INVALID' })
  expect(await connections.list()).toEqual([])
})

test('a test says as whom, and says what is wrong with a folder that is not there', async () => {
  const { connections } = service()
  await connections.save({
    name: 'erp',
    type: 'files',
    settings: { folder: csvFolder(smallCompany) },
  })
  expect((await connections.test('erp')).system).toMatch(/source$/)
  await connections.save({ name: 'gone', type: 'files', settings: { folder: '/no/such' } })
  await expect(connections.test('gone')).rejects.toMatchObject({ code: 'FOLDER_MISSING' })
  await expect(connections.test('none')).rejects.toMatchObject({ code: 'CONNECTION_MISSING' })
})

test('a server without a password is not asked', async () => {
  const { connections, store } = service()
  putConnection(store.db, {
    name: 'odata',
    type: 'odata',
    settings: { url: 'http://127.0.0.1:9/odata', user: 'planner' },
  })
  await expect(connections.open('odata')).rejects.toMatchObject({
    code: 'SECRET_MISSING',
    params: { name: 'odata' },
  })
})
