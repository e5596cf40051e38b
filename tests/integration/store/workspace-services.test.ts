import { join } from 'node:path'
import { initWorkspace } from '@main/services/workspace/init-workspace'
import { createMemoryService } from '@main/services/workspace/memory-service'
import { createPeopleService } from '@main/services/workspace/people-service'
import { createSettingsService } from '@main/services/workspace/settings-service'
import { getScenario, listConnections } from '@main/store/reading'
import { openWorkspace } from '@main/store/writing'
import type { Topic } from '@shared/contract/contract'
import { expect, onTestFinished, test } from 'vitest'
import { now, refusal, temporaryFolder } from './store-support'

function opened(sample: boolean) {
  const folder = join(temporaryFolder(), 'company')
  const options = { sample, language: 'zh-CN', now: new Date(now) } as const
  expect(initWorkspace(folder, options)).toBe(true)
  expect(initWorkspace(folder, { ...options, language: 'en' })).toBe(false)
  const store = openWorkspace(folder, { now })
  onTestFinished(() => store.close())
  const told: Topic[] = []
  const deps = {
    db: store.db,
    folder: store.folder,
    resources: '/opt/evenkeel/resources',
    changed: (topics: readonly Topic[]) => told.push(...topics),
  }
  return { store, told, deps }
}

test('a workspace of the sample company has its connections, people, settings and base plan', () => {
  const { store, deps } = opened(true)
  expect(listConnections(store.db)).toEqual([
    { name: 'files', type: 'files', settings: { folder: '@sample', target: 'published' } },
    {
      name: 'odata',
      type: 'odata',
      settings: { url: 'http://127.0.0.1:4004/odata', user: 'planner' },
    },
  ])
  expect(createSettingsService(deps).get()).toEqual({
    language: 'zh-CN',
    theme: 'system',
    source: 'files',
    target: 'files',
  })
  expect(getScenario(store.db, 'base')).toMatchObject({
    parent: null,
    colour: 'grey',
    state: 'open',
  })
  expect(createPeopleService(deps).list()[0]).toEqual({
    person: 'lin-yue',
    name: { zh: '林悦', en: 'Lin Yue' },
    role: 'demand_planner',
  })
})

test('one of its own has people named after their roles and no connections', () => {
  const { store, deps } = opened(false)
  expect(listConnections(store.db)).toEqual([])
  expect(createSettingsService(deps).get()).toMatchObject({ source: null, target: null })
  expect(createPeopleService(deps).current().role).toBe('demand_planner')
})

test('settings change by name, and only to connections that are there', () => {
  const { deps, told } = opened(true)
  const settings = createSettingsService(deps)
  expect(settings.set({ theme: 'dark', target: 'odata', source: null })).toEqual({
    language: 'zh-CN',
    theme: 'dark',
    source: null,
    target: 'odata',
  })
  expect(refusal(() => settings.set({ source: 'sap' }))).toMatchObject({
    code: 'CONNECTION_MISSING',
    params: { name: 'sap' },
  })
  expect(settings.get().theme).toBe('dark')
  expect(told).toEqual(['settings'])
})

test('who sits at the desk is kept, and must be known', () => {
  const { deps, told } = opened(true)
  const people = createPeopleService(deps)
  expect(people.current().person).toBe('lin-yue')
  expect(people.switchTo('chen-wei').role).toBe('chair')
  expect(createPeopleService(deps).current().person).toBe('chen-wei')
  expect(refusal(() => people.switchTo('nobody')).code).toBe('NOT_FOUND')
  expect(people.find('wu-tao').role).toBe('presenter')
  expect(told).toEqual(['session'])
})

test('windows remember by key', () => {
  const memory = createMemoryService(opened(false).store.db)
  expect(memory.get('grid')).toBeNull()
  memory.set('grid', { widths: [120, 80] })
  expect(memory.get('grid')).toEqual({ widths: [120, 80] })
})
