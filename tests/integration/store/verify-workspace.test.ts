import {
  chmodSync,
  copyFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { verifyWorkspace } from '@main/services/workspace/verify-workspace'
import { appendJournal, openWorkspace } from '@main/store/writing'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import {
  memoryConnector,
  order,
  pullingWorkspace,
  pullOnce,
  smallCompany,
} from '../snapshots/pull-support'
import { approve } from './sample-records'
import { entryOf, now, temporaryFolder } from './store-support'

/** A closed workspace with a snapshot, journal entries, two decisions and their outbox. */
async function fullWorkspace(): Promise<string> {
  const orders = Array.from({ length: 200 }, (_, i) => order('SO9', i + 1, { price: i / 7 }))
  const pulling = pullingWorkspace(() =>
    memoryConnector({ ...smallCompany, sales_order_line: orders }),
  )
  await pullOnce(pulling)
  const { db } = pulling.store
  for (let value = 1; value <= 40; value += 1) appendJournal(db, entryOf(value, { reason: '原因' }))
  const first = approve(db, 1, null)
  approve(db, 2, first.hash)
  pulling.store.close()
  return pulling.folder
}

const file = 'workspace.sqlite'
const wrong = async (folder: string) =>
  (await verifyWorkspace(folder)).checks.filter((c) => !c.ok).map((c) => [c.check, c.detail])

/** The database changed behind the program's back, triggers and foreign keys out of the way. */
function tamper(folder: string, sql: string): void {
  const database = new Database(join(folder, 'workspace.sqlite'))
  database.pragma('foreign_keys = OFF')
  const triggers = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all() as { name: string; sql: string }[]
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  database.exec(sql)
  for (const trigger of triggers) database.exec(trigger.sql)
  database.close()
}

function copyOf(workspace: string): string {
  const folder = temporaryFolder()
  cpSync(workspace, folder, { recursive: true })
  return folder
}

test('verification finds what is damaged or lost, and nothing in a sound workspace', async () => {
  const workspace = await fullWorkspace()
  const sound = await verifyWorkspace(workspace)
  expect(sound).toEqual({
    ok: true,
    checks: [
      { check: 'file', ok: true, detail: '' },
      { check: 'schema', ok: true, detail: '' },
      { check: 'tables', ok: true, detail: '' },
      { check: 'journal', ok: true, detail: 'entries=40' },
      { check: 'checkpoints', ok: true, detail: 'checkpoints=0' },
      { check: 'decisions', ok: true, detail: '' },
      { check: 'outbox', ok: true, detail: '' },
      { check: 'archive', ok: true, detail: '' },
      { check: 'mark', ok: true, detail: '' },
      { check: 'snapshot 2026-11-15T0930-0002', ok: true, detail: 'rows=206' },
    ],
  })

  const changes: [sql: string, expected: [string, string][]][] = [
    [
      "UPDATE journal SET author = 'x' WHERE position = 7",
      [['journal', 'chain_broken position=7']],
    ],
    [
      'DELETE FROM journal WHERE position > 38',
      [['mark', 'entries_lost transactions=0 entries=2 lastPosition=38 markedPosition=40']],
    ],
    ['DELETE FROM journal WHERE position = 7', [['journal', 'chain_broken position=8']]],
    [
      "UPDATE decision SET reason = 'other' WHERE number = 1",
      [
        ['tables', 'hash_differs table=decision'],
        ['decisions', 'hash_differs decision=1'],
      ],
    ],
    [
      'DELETE FROM outbox WHERE decision = (SELECT decision FROM decision WHERE number = 2)',
      [
        ['tables', 'hash_differs table=outbox'],
        ['outbox', 'entry_missing decision=2'],
      ],
    ],
    [
      "UPDATE outbox SET document = replace(document, '12.5', '99.5') WHERE entry = 'e1'",
      [['outbox', 'hash_differs entry=e1 decision=1']],
    ],
    ['UPDATE setting SET value = \'"zh-CN"\'', [['tables', 'hash_differs table=setting']]],
    ['CREATE TABLE theirs (a)', [['schema', 'schema_differs table theirs']]],
    ['DROP INDEX journal_scenario', [['schema', 'schema_missing index journal_scenario']]],
  ]
  for (const [sql, expected] of changes) {
    const folder = copyOf(workspace)
    tamper(folder, sql)
    expect(await wrong(folder), sql).toEqual(expected)
  }

  const withoutMark = copyOf(workspace)
  rmSync(join(withoutMark, 'workspace.mark'))
  expect(await wrong(withoutMark)).toEqual([['mark', 'file_missing workspace.mark']])

  const withoutSnapshot = copyOf(workspace)
  const snapshots = join(withoutSnapshot, 'snapshots')
  for (const name of readdirSync(snapshots)) rmSync(join(snapshots, name))
  expect(await wrong(withoutSnapshot)).toEqual([
    ['snapshot 2026-11-15T0930-0002', 'snapshot_missing'],
  ])

  const unreadable = copyOf(workspace)
  writeFileSync(join(unreadable, file), 'hello '.repeat(5000))
  expect(await wrong(unreadable)).toEqual([['file', 'not_a_database']])

  const gone = copyOf(workspace)
  rmSync(join(gone, file))
  expect(await wrong(gone)).toEqual([['file', 'file_missing']])
  await expect(verifyWorkspace(join(gone, 'nowhere'))).rejects.toThrow('WORKSPACE_MISSING')
})

test('a workspace can be verified while it is in use', async () => {
  const folder = await fullWorkspace()
  const store = openWorkspace(folder, { now })
  appendJournal(store.db, entryOf(41))
  expect(await verifyWorkspace(folder)).toMatchObject({ ok: true })
  store.close()
})

test('a changed value in a sealed snapshot is found, with the entity', async () => {
  const folder = await fullWorkspace()
  const [name] = readdirSync(join(folder, 'snapshots'))
  const path = join(folder, 'snapshots', name ?? '')
  chmodSync(path, 0o644)
  const database = new Database(path)
  database.exec('UPDATE sales_order_line SET price = price + 0.0001 WHERE line = 77')
  database.close()
  expect(await wrong(folder)).toEqual([
    ['snapshot 2026-11-15T0930-0002', 'hash_differs entity=sales_order_line'],
  ])
})

/** Deterministic, so that a failure can be made again. */
function* randomNumbers(seed: number): Generator<number> {
  let state = seed
  for (;;) {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    yield state / 2 ** 32
  }
}

function flip(path: string, random: Generator<number>): string {
  const bytes = readFileSync(path)
  const at = Math.floor(random.next().value * bytes.length)
  const bit = Math.floor(random.next().value * 8)
  bytes[at]! ^= 1 << bit
  writeFileSync(path, bytes)
  return `byte ${at} bit ${bit}`
}

test('any flipped bit in a snapshot is found', async () => {
  const folder = await fullWorkspace()
  const [name] = readdirSync(join(folder, 'snapshots'))
  const path = join(folder, 'snapshots', name ?? '')
  const whole = join(temporaryFolder(), 'whole.sqlite')
  copyFileSync(path, whole)
  chmodSync(path, 0o644)
  const random = randomNumbers(5)
  for (let round = 0; round < 60; round += 1) {
    copyFileSync(whole, path)
    const where = flip(path, random)
    expect((await verifyWorkspace(folder)).ok, where).toBe(false)
  }
})

/** Everything a reader can get out of the database, or null where it cannot be read. */
function contents(path: string): string | null {
  try {
    const database = new Database(path, { readonly: true })
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all()
    const all = tables.map((t) => database.prepare(`SELECT * FROM ${t} ORDER BY 1, 2`).raw().all())
    database.close()
    return JSON.stringify([tables, all])
  } catch {
    return null
  }
}

test('a flipped bit in the workspace file is found wherever it changes anything that is read', async () => {
  const folder = await fullWorkspace()
  const path = join(folder, file)
  const whole = join(temporaryFolder(), 'whole.sqlite')
  copyFileSync(path, whole)
  const before = contents(whole)
  const random = randomNumbers(11)
  let found = 0
  for (let round = 0; round < 260; round += 1) {
    copyFileSync(whole, path)
    const where = flip(path, random)
    const { ok } = await verifyWorkspace(folder)
    if (ok) expect(contents(path), where).toBe(before)
    else found += 1
  }
  expect(found).toBeGreaterThan(20)
})
