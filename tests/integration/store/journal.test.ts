import { join } from 'node:path'
import { lastPosition, readJournal, readJournalTail } from '@main/store/reading'
import { checkJournal } from '@main/store/workspace/check-workspace'
import {
  appendJournal,
  insertScenario,
  openWorkspace,
  setSetting,
  transaction,
} from '@main/store/writing'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { baseWorkspace, entryOf, now, refusal, stepOf, temporaryFolder } from './store-support'

const second = {
  scenario: 's1',
  name: 'Upside',
  parent: 'base',
  forkPosition: 2,
  colour: 'blue',
  state: 'open',
  snapshot: null,
  createdBy: 'lin-yue',
  createdAt: now,
} as const

test('positions run over all scenarios, and each entry hashes over the one before it', () => {
  const { db } = baseWorkspace()
  insertScenario(db, second)
  const a = appendJournal(db, entryOf(1))
  const b = appendJournal(db, entryOf(2, { scenario: 's1', reason: '客户要求 🙂' }))
  const c = appendJournal(db, entryOf(3))
  expect([a, b, c].map((r) => r.position)).toEqual([1, 2, 3])
  expect([a, b, c].map((r) => r.previousHash)).toEqual(['', a.hash, b.hash])
  expect(new Set([a.hash, b.hash, c.hash]).size).toBe(3)
  expect(readJournal(db, 'base')).toEqual([a, c])
  expect(readJournal(db, 's1')).toEqual([b])
  expect(lastPosition(db)).toBe(3)
  expect(checkJournal(db)).toEqual({ problems: [], entries: 3 })
})

test('a span of positions is open at its start and closed at its end; the tail is newest first', () => {
  const { db } = baseWorkspace()
  for (let value = 1; value <= 5; value += 1) appendJournal(db, entryOf(value))
  const positions = (range: object) => readJournal(db, 'base', range).map((r) => r.position)
  expect(positions({ after: 2 })).toEqual([3, 4, 5])
  expect(positions({ upTo: 2 })).toEqual([1, 2])
  expect(positions({ after: 1, upTo: 3 })).toEqual([2, 3])
  expect(readJournalTail(db, 'base', 2).map((r) => r.position)).toEqual([5, 4])
})

test('undo and redo name the entry they concern, a change names none', () => {
  const { db } = baseWorkspace()
  appendJournal(db, entryOf(1))
  const undo = appendJournal(db, entryOf(0, { kind: 'undo', undoes: 1 }))
  expect(readJournal(db, 'base')[1]).toEqual(undo)
  expect(() => appendJournal(db, entryOf(0, { kind: 'undo' }))).toThrow(/CHECK/)
  expect(() => appendJournal(db, entryOf(0, { undoes: 1 }))).toThrow(/CHECK/)
  expect(() => appendJournal(db, entryOf(0, { kind: 'redo', undoes: 77 }))).toThrow(/FOREIGN KEY/)
  expect(lastPosition(db)).toBe(2)
})

test('several writes are kept together or not at all, nested ones too', () => {
  const { db } = baseWorkspace()
  const half = () =>
    transaction(db, () => {
      setSetting(db, 'theme', 'dark')
      transaction(db, () => appendJournal(db, entryOf(1)))
      throw new Error('changed my mind')
    })
  expect(half).toThrow('changed my mind')
  expect(lastPosition(db)).toBe(0)
  expect(appendJournal(db, entryOf(1)).position).toBe(1)
})

test('entries can be neither changed nor removed, and one that was anyway is found', () => {
  const folder = temporaryFolder()
  const store = baseWorkspace(folder)
  for (let value = 1; value <= 3; value += 1) appendJournal(store.db, entryOf(value))
  store.close()
  const raw = new Database(join(folder, 'workspace.sqlite'))
  expect(() => raw.exec("UPDATE journal SET author = 'x'")).toThrow(/only ever added to/)
  expect(() => raw.exec('DELETE FROM journal')).toThrow(/only ever added to/)
  raw.exec('DROP TRIGGER journal_is_never_changed')
  raw.prepare('UPDATE journal SET step = ? WHERE position = 2').run(JSON.stringify(stepOf(99)))
  raw.close()
  const again = openWorkspace(folder, { now })
  const error = refusal(() => readJournal(again.db, 'base'))
  expect(error.code).toBe('WORKSPACE_DAMAGED')
  expect(error.params).toMatchObject({ reason: 'chain_broken', position: 2 })
  expect(checkJournal(again.db).problems).toEqual(['chain_broken position=2'])
  again.close()
})
