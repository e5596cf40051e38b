import { placeholderPeople, samplePeople } from '@main/services/workspace/first-people'
import {
  asOutboxEntry,
  getConnection,
  getDecision,
  getMemory,
  getOutbox,
  getOutboxDocument,
  getScenario,
  getSetting,
  getSnapshot,
  lastDecisionHash,
  listConnections,
  listDecisions,
  listOutbox,
  listPeople,
  listScenarios,
  listSnapshots,
  nextDecisionNumber,
  readPublishedLines,
} from '@main/store/reading'
import {
  addDecisionEvent,
  deleteConnection,
  deleteDecision,
  insertDecision,
  insertSnapshot,
  openWorkspace,
  putConnection,
  putPeople,
  putPublishedLines,
  setMemory,
  setSetting,
  transaction,
  updateDecision,
  updateOutbox,
  updateScenario,
} from '@main/store/writing'
import { roles } from '@shared/model/roles'
import { expect, test } from 'vitest'
import { approve, decisionOf, documentOf, entryFor } from './sample-records'
import { baseWorkspace, now, temporaryFolder } from './store-support'

test('settings and memory keep JSON by key and forget null', () => {
  const { db } = baseWorkspace()
  setSetting(db, 'language', 'zh-CN')
  setMemory(db, 'language', { width: 320, open: ['数', null] })
  expect(getSetting(db, 'language')).toBe('zh-CN')
  expect(getMemory(db, 'language')).toEqual({ width: 320, open: ['数', null] })
  setSetting(db, 'language', null)
  expect(getSetting(db, 'language')).toBeUndefined()
  expect(getMemory(db, 'other')).toBeUndefined()
})

test.each([
  ['of the sample company', samplePeople],
  ['of a company of its own', placeholderPeople],
])('people %s: one a role, in their order', (_, people) => {
  const { db } = baseWorkspace()
  putPeople(db, people)
  expect(listPeople(db)).toEqual(people)
  expect(people.map((p) => p.role).sort()).toEqual([...roles].sort())
  putPeople(db, [{ ...people[1]!, role: 'finance' }])
  expect(listPeople(db).map((p) => p.person)).toEqual(people.map((p) => p.person))
  expect(listPeople(db)[1]?.role).toBe('finance')
})

test('connections are added, replaced and removed', () => {
  const { db } = baseWorkspace()
  const files = { name: '文件', type: 'files', settings: { folder: '/a' } } as const
  putConnection(db, files)
  putConnection(db, { name: 'odata', type: 'odata', settings: {} })
  putConnection(db, { ...files, settings: { folder: '/b' } })
  expect(listConnections(db).map((c) => c.name)).toEqual(['文件', 'odata'])
  expect(getConnection(db, '文件')?.settings).toEqual({ folder: '/b' })
  expect(deleteConnection(db, 'odata')).toBe(true)
  expect(deleteConnection(db, 'odata')).toBe(false)
  expect(getConnection(db, 'odata')).toBeUndefined()
})

test('snapshots are listed newest first; a scenario may use one that is there', () => {
  const { db } = baseWorkspace()
  const stamp = {
    entity: 'item',
    connection: 'f',
    place: 'item.csv',
    asOf: now,
    rows: 2,
    rejected: 1,
    hash: 'h',
    sources: [],
  }
  const one = {
    snapshot: 'a',
    asOf: '2026-11-15',
    sealedAt: now,
    hash: 'x',
    seconds: 1.25,
    errors: 1,
    warnings: 2,
    entities: [stamp],
    file: 'a.sqlite',
    fileHash: 'y',
  }
  insertSnapshot(db, one)
  insertSnapshot(db, { ...one, snapshot: 'b', file: 'b.sqlite' })
  expect(listSnapshots(db).map((s) => s.snapshot)).toEqual(['b', 'a'])
  expect(getSnapshot(db, 'a')).toEqual(one)
  const base = getScenario(db, 'base')!
  expect(updateScenario(db, { ...base, snapshot: 'b', name: '基准' })).toBe(true)
  expect(listScenarios(db)).toEqual([{ ...base, snapshot: 'b', name: '基准' }])
  expect(() => updateScenario(db, { ...base, snapshot: 'none' })).toThrow(/FOREIGN KEY/)
})

test('decisions keep every field and gather events', () => {
  const { db } = baseWorkspace()
  expect(nextDecisionNumber(db)).toBe(1)
  const draft = decisionOf(1)
  insertDecision(db, draft)
  insertDecision(db, decisionOf(2))
  const proposed = { ...draft, state: 'proposed', choice: null, owner: null, due: null } as const
  expect(updateDecision(db, proposed)).toBe(true)
  const event = { state: 'proposed', at: now, person: 'lin-yue', note: '会前' } as const
  addDecisionEvent(db, 'd1', event)
  expect(getDecision(db, 'd1')).toEqual({ ...proposed, events: [...draft.events, event] })
  expect(listDecisions(db).map((d) => d.number)).toEqual([2, 1])
  expect(deleteDecision(db, 'd2')).toBe(true)
  expect(getDecision(db, 'd2')).toBeUndefined()
  expect(updateDecision(db, decisionOf(2))).toBe(false)
  // The number of a deleted draft is not given again.
  expect(nextDecisionNumber(db)).toBe(3)
})

test('approval writes decision and outbox together; the chain continues from the last one', () => {
  const { db } = baseWorkspace()
  expect(lastDecisionHash(db)).toBeNull()
  const first = approve(db, 1, null)
  expect(lastDecisionHash(db)).toBe(first.hash)
  const second = approve(db, 2, first.hash)
  expect(lastDecisionHash(db)).toBe(second.hash)
  expect(listOutbox(db).map((e) => e.entry)).toEqual(['e2', 'e1'])
  expect(getOutbox(db, 'e1')).toEqual(entryFor(first))
  expect(asOutboxEntry(entryFor(first))).not.toHaveProperty('keep')
  expect(getOutboxDocument(db, 'e2')).toEqual(documentOf(second))
  expect(() => approve(db, 3, first.hash)).toThrow(/UNIQUE/)
  expect(listDecisions(db).length).toBe(2)
})

test('how sending stands is written, receipt, conflicts and settlement included', () => {
  const { db } = baseWorkspace()
  const entry = entryFor(approve(db, 1, null))
  const conflict = {
    line: 'a',
    month: '2026-12',
    measure: 'm',
    lastPublished: null,
    theirs: 1,
    ours: 2,
  }
  const after = {
    ...entry,
    state: 'conflict',
    attempts: 3,
    nextAttemptAt: null,
    error: { code: 'TARGET_CONFLICT', params: { count: 1 } },
    receipt: { reference: 'r', receivedAt: now, place: '/x' },
    conflicts: [conflict],
    keep: 'theirs',
  } as const
  expect(updateOutbox(db, { ...after, conflicts: [conflict] })).toBe(true)
  expect(getOutbox(db, 'e1')).toEqual(after)
})

test('what was published is kept by target and line', () => {
  const folder = temporaryFolder()
  const { db, close } = baseWorkspace(folder)
  transaction(db, () => {
    putPublishedLines(
      db,
      'files',
      new Map([
        ['a', 1.5],
        ['b', 2],
      ]),
    )
    putPublishedLines(db, 'odata', [['a', 9]])
    putPublishedLines(db, 'files', [['b', -0.25]])
  })
  close()
  const again = openWorkspace(folder, { now })
  expect(readPublishedLines(again.db, 'files')).toEqual(
    new Map([
      ['a', 1.5],
      ['b', -0.25],
    ]),
  )
  expect(readPublishedLines(again.db, 'odata')).toEqual(new Map([['a', 9]]))
  again.close()
})
