import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeConnection, countRows, openSnapshot, readRows } from '@main/store/reading'
import { hashEntity } from '@main/store/snapshot/content-hash'
import { snapshotApplication } from '@main/store/snapshot/snapshot-files'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { temporaryFolder } from './store-support'

const fixture = join(import.meta.dirname, '../../fixtures/schemas/snapshot-1.sql')

function firstFormat(): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'snapshots'))
  const database = new Database(join(folder, 'snapshots', 'old.sqlite'))
  database.exec(readFileSync(fixture, 'utf8'))
  database.exec(
    `INSERT INTO receivable VALUES ('I-1', 'C001', '2026-10-01', '2026-11-01', 100, 0, 2)`,
  )
  database.pragma(`application_id = ${snapshotApplication}`)
  database.pragma('user_version = 1')
  database.close()
  return folder
}

test('a snapshot sealed before units, currencies and past plans were known still loads', () => {
  const db = openSnapshot(firstFormat(), 'old')
  expect([...readRows(db, 'receivable')]).toEqual([
    {
      invoice: 'I-1',
      customer: 'C001',
      issued_on: '2026-10-01',
      due_on: '2026-11-01',
      amount: 100,
      paid: 0,
      currency: null,
    },
  ])
  expect([...readRows(db, 'published_plan')]).toEqual([])
  expect(countRows(db, 'unit_conversion')).toBe(0)
  closeConnection(db)
})

test('its contents hash to what they hashed to when they were sealed', () => {
  const folder = firstFormat()
  const database = new Database(join(folder, 'snapshots', 'old.sqlite'), { readonly: true })
  const open = {
    file: 'old',
    kind: 'snapshot',
    database,
    statements: new Map(),
    touched: new Set<string>(),
  } as const
  const steps = hashEntity(open, entityNamed('receivable')!)
  let step = steps.next()
  while (!step.done) step = steps.next()
  // sha256 of ["I-1","C001","2026-10-01","2026-11-01",100,0] and a line feed.
  expect(step.value).toEqual({
    rows: 1,
    hash: 'ae02020dd477303afb4c5429e13b5003b8524955e6b8e2831c46ff0ea277f5c8',
  })
  database.close()
})
