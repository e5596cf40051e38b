import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { migrations } from '@main/store/migrations/all-migrations'
import { lastPosition } from '@main/store/reading'
import { appendJournal, openWorkspace } from '@main/store/writing'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { baseWorkspace, entryOf, now, refusal, temporaryFolder } from './store-support'

const file = (folder: string) => join(folder, 'workspace.sqlite')

test('a folder without a workspace is refused, and stays empty', () => {
  const folder = temporaryFolder()
  const error = refusal(() => openWorkspace(folder, { now }))
  expect(error.code).toBe('WORKSPACE_MISSING')
  expect(error.params).toEqual({ folder })
  expect(readdirSync(folder)).toEqual([])
})

test('a workspace is made where wanted, closed and opened again', () => {
  const folder = join(temporaryFolder(), 'new', 'place')
  const store = baseWorkspace(folder)
  appendJournal(store.db, entryOf(1))
  store.close()
  store.close()
  const again = openWorkspace(folder, { now, create: true })
  expect(lastPosition(again.db)).toBe(1)
  expect(again.backup).toBeNull()
  again.close()
})

test('commits are durable: write-ahead log, full synchronisation, foreign keys', () => {
  const folder = temporaryFolder()
  const store = baseWorkspace(folder)
  expect(existsSync(join(folder, 'workspace.sqlite-wal'))).toBe(true)
  const error = () => appendJournal(store.db, entryOf(1, { scenario: 'nobody knows it' }))
  expect(error).toThrow(/FOREIGN KEY/)
})

test.each([
  ['text', 'not_a_database', (path: string) => writeFileSync(path, 'hello '.repeat(2000))],
  ['nothing', 'empty_file', (path: string) => truncateSync(path)],
  ['half of it', 'malformed', (path: string) => truncateSync(path, 4096)],
])('a file that holds %s is called damaged and left as it is', (_, reason, spoil) => {
  const folder = temporaryFolder()
  baseWorkspace(folder).close()
  spoil(file(folder))
  const before = readFileSync(file(folder))
  const error = refusal(() => openWorkspace(folder, { now, create: true }))
  expect(error.code).toBe('WORKSPACE_DAMAGED')
  expect(error.params).toMatchObject({ file: file(folder), reason })
  expect(readFileSync(file(folder)).equals(before)).toBe(true)
})

test("another program's database is not taken over", () => {
  const folder = temporaryFolder()
  new Database(file(folder)).exec('CREATE TABLE theirs (a)').close()
  const error = refusal(() => openWorkspace(folder, { now, create: true }))
  expect(error.params.reason).toBe('foreign_file')
})

test('a database that was there and is gone is not replaced by an empty one', () => {
  const folder = temporaryFolder()
  baseWorkspace(folder).close()
  rmSync(file(folder))
  const error = refusal(() => openWorkspace(folder, { now, create: true }))
  expect(error.code).toBe('WORKSPACE_DAMAGED')
  expect(error.params.reason).toBe('file_missing')
  expect(existsSync(file(folder))).toBe(false)
})

test('a file from a newer version is refused with both versions, untouched', () => {
  const folder = temporaryFolder()
  baseWorkspace(folder).close()
  const database = new Database(file(folder))
  database.pragma('user_version = 999')
  database.close()
  const before = readFileSync(file(folder))
  const error = refusal(() => openWorkspace(folder, { now }))
  expect(error.code).toBe('WORKSPACE_NEWER')
  expect(error.params).toEqual({ file: file(folder), version: 999, supported: migrations.length })
  expect(readFileSync(file(folder)).equals(before)).toBe(true)
})

test('a second window on the same workspace is refused, by another path too, and may come afterwards', () => {
  const folder = temporaryFolder()
  const store = baseWorkspace(folder)
  const alias = join(temporaryFolder(), 'alias')
  symlinkSync(folder, alias)
  for (const path of [folder, alias]) {
    const error = refusal(() => openWorkspace(path, { now }))
    expect(error.code).toBe('WORKSPACE_IN_USE')
    expect(error.params).toEqual({ folder: path, process: process.pid })
  }
  appendJournal(store.db, entryOf(1))
  store.close()
  openWorkspace(alias, { now }).close()
})

test('stagings that a cut-off pull left are removed at opening, sealed snapshots are not', () => {
  const folder = temporaryFolder()
  baseWorkspace(folder).close()
  const snapshots = join(folder, 'snapshots')
  mkdirSync(snapshots, { recursive: true })
  for (const name of ['a.sqlite.staging', 'a.sqlite.staging-journal', 'b.sqlite']) {
    copyFileSync(file(folder), join(snapshots, name))
  }
  openWorkspace(folder, { now }).close()
  expect(readdirSync(snapshots)).toEqual(['b.sqlite'])
})
