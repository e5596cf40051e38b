import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { getSetting, lastPosition } from '@main/store/reading'
import { readMark } from '@main/store/workspace/high-water-mark'
import { appendJournal, openWorkspace, setSetting } from '@main/store/writing'
import { expect, test } from 'vitest'
import { baseWorkspace, entryOf, now, refusal, temporaryFolder } from './store-support'

const names = ['workspace.sqlite', 'workspace.sqlite-wal', 'workspace.mark']

/** What a power cut would leave: the files as they lie there while the workspace is open. */
function copyOf(folder: string): string {
  const copy = temporaryFolder()
  mkdirSync(copy, { recursive: true })
  for (const name of names) {
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name))
  }
  return copy
}

function openedWithEntries(entries: number): string {
  const folder = temporaryFolder()
  const store = baseWorkspace(folder)
  for (let value = 1; value <= entries; value += 1) appendJournal(store.db, entryOf(value))
  return folder
}

test('a whole copy opens with every entry', () => {
  const copy = copyOf(openedWithEntries(12))
  const store = openWorkspace(copy, { now })
  expect(lastPosition(store.db)).toBe(12)
  store.close()
})

test('a shortened write-ahead log opens in SQLite without complaint; here the loss is named', () => {
  const copy = copyOf(openedWithEntries(12))
  const log = join(copy, 'workspace.sqlite-wal')
  truncateSync(log, Math.floor(statSync(log).size * 0.7))
  const error = refusal(() => openWorkspace(copy, { now }))
  expect(error.code).toBe('WORKSPACE_DAMAGED')
  expect(error.params).toMatchObject({ reason: 'entries_lost', markedPosition: 12 })
  const { entries, lastPosition: last } = error.params
  expect(Number(entries)).toBeGreaterThan(0)
  expect(Number(last) + Number(entries)).toBe(12)
})

test('a flipped bit in the write-ahead log is named as well', () => {
  const copy = copyOf(openedWithEntries(12))
  const log = join(copy, 'workspace.sqlite-wal')
  const bytes = readFileSync(log)
  bytes[Math.floor(bytes.length / 2)]! ^= 4
  writeFileSync(log, bytes)
  expect(refusal(() => openWorkspace(copy, { now })).params.reason).toBe('entries_lost')
})

test('losses without a journal entry count too', () => {
  const folder = temporaryFolder()
  const store = baseWorkspace(folder)
  const before = copyOf(folder)
  setSetting(store.db, 'theme', 'dark')
  const after = copyOf(folder)
  copyFileSync(join(before, 'workspace.sqlite-wal'), join(after, 'workspace.sqlite-wal'))
  const error = refusal(() => openWorkspace(after, { now }))
  expect(error.params).toMatchObject({ reason: 'entries_lost', transactions: 1, entries: 0 })
})

test('whoever puts the mark aside accepts what is left', () => {
  const copy = copyOf(openedWithEntries(12))
  const log = join(copy, 'workspace.sqlite-wal')
  truncateSync(log, Math.floor(statSync(log).size * 0.7))
  rmSync(join(copy, 'workspace.mark'))
  const store = openWorkspace(copy, { now })
  expect(lastPosition(store.db)).toBeLessThan(12)
  appendJournal(store.db, entryOf(1))
  store.close()
  openWorkspace(copy, { now }).close()
})

test('a mark behind the file is what a crash between commit and mark leaves: nothing is lost', () => {
  const folder = temporaryFolder()
  const store = baseWorkspace(folder)
  const mark = readFileSync(join(folder, 'workspace.mark'))
  setSetting(store.db, 'theme', 'dark')
  const copy = copyOf(folder)
  writeFileSync(join(copy, 'workspace.mark'), mark)
  const again = openWorkspace(copy, { now })
  expect(getSetting(again.db, 'theme')).toBe('dark')
  again.close()
})

test('a torn mark falls back on the one before; an unreadable one is called so', () => {
  const folder = openedWithEntries(4)
  const file = join(copyOf(folder), 'workspace.mark')
  const whole = readMark(file)
  expect(whole).toMatchObject({ position: 4 })
  const bytes = readFileSync(file)
  const latest = whole !== null && whole !== 'unreadable' ? whole.commits % 2 : 0
  bytes[latest * 256 + 3]! ^= 1
  writeFileSync(file, bytes)
  expect(readMark(file)).toMatchObject({ position: 3 })
  bytes[(1 - latest) * 256 + 3]! ^= 1
  writeFileSync(file, bytes)
  expect(readMark(file)).toBe('unreadable')
})
