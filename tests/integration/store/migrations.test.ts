import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrations } from '@main/store/migrations/all-migrations'
import { lastPosition } from '@main/store/reading'
import { migrate, versionOf } from '@main/store/workspace/migrate-workspace'
import { workspaceApplication } from '@main/store/workspace/workspace-files'
import { appendJournal, openWorkspace } from '@main/store/writing'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { baseWorkspace, entryOf, now, temporaryFolder } from './store-support'

const fixtures = join(import.meta.dirname, '../../fixtures/schemas')
const released = readdirSync(fixtures).flatMap((name) => {
  const version = /^workspace-(\d+)\.sql$/.exec(name)?.[1]
  return version ? [{ name, version: Number(version) }] : []
})
const file = (folder: string) => join(folder, 'workspace.sqlite')

function schemaOf(path: string): string {
  const database = new Database(path, { readonly: true })
  const rows = database
    .prepare(
      "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY instr('table index trigger', type), name",
    )
    .pluck()
    .all()
  database.close()
  return `${rows.join(';\n\n')};\n`
}

test('versions are numbered 1, 2, 3 …', () => {
  expect(migrations.map((m) => m.version)).toEqual(migrations.map((_, i) => i + 1))
})

test('a new workspace has the schema of the latest fixture', () => {
  const folder = temporaryFolder()
  baseWorkspace(folder).close()
  const latest = readFileSync(join(fixtures, `workspace-${migrations.length}.sql`), 'utf8')
  expect(schemaOf(file(folder))).toBe(latest)
})

test.each(released)(
  '$name, once released, grows up to the schema of a new one',
  ({ name, version }) => {
    const old = temporaryFolder()
    const database = new Database(file(old))
    database.exec(readFileSync(join(fixtures, name), 'utf8'))
    database.pragma(`application_id = ${workspaceApplication}`)
    database.pragma(`user_version = ${version}`)
    migrate(database, migrations, { folder: old, now })
    database.close()
    const fresh = temporaryFolder()
    baseWorkspace(fresh).close()
    expect(schemaOf(file(old))).toBe(schemaOf(file(fresh)))
  },
)

const newest = migrations.length
const next = { version: newest + 1, sql: 'CREATE TABLE later (a INTEGER) STRICT;' }

test('before a migration the file is backed up, whole and checked', () => {
  const folder = temporaryFolder()
  const store = baseWorkspace(folder)
  appendJournal(store.db, entryOf(7))
  store.close()
  const database = new Database(file(folder))
  const backup = migrate(database, [...migrations, next], { folder, now })
  expect(versionOf(database)).toBe(newest + 1)
  database.close()
  expect(backup).toBe(join(folder, 'backups', `workspace-v${newest}-20261115T093000Z.sqlite`))
  const copy = new Database(backup ?? '', { readonly: true })
  expect(versionOf(copy)).toBe(newest)
  expect(copy.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(1)
  copy.close()
})

test('pending migrations are done together or not at all', () => {
  const folder = temporaryFolder()
  const store = baseWorkspace(folder)
  appendJournal(store.db, entryOf(7))
  store.close()
  const database = new Database(file(folder))
  const broken = {
    version: newest + 2,
    sql: 'CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1);',
  }
  expect(() => migrate(database, [...migrations, next, broken], { folder, now })).toThrow(/nowhere/)
  expect(versionOf(database)).toBe(newest)
  database.close()
  const again = openWorkspace(folder, { now })
  expect(lastPosition(again.db)).toBe(1)
  again.close()
})

test('a file that is up to date is neither changed nor backed up', () => {
  const folder = temporaryFolder()
  baseWorkspace(folder).close()
  openWorkspace(folder, { now }).close()
  expect(existsSync(join(folder, 'backups'))).toBe(false)
})
