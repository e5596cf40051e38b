import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  closeConnection,
  countRows,
  openSnapshot,
  readOrderSummaries,
  readRows,
} from '@main/store/reading'
import { type EntityHash, hashByBlocks, hashEntity } from '@main/store/snapshot/content-hash'
import { snapshotApplication } from '@main/store/snapshot/snapshot-files'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { temporaryFolder } from './store-support'

const fixture = (version: number) =>
  join(import.meta.dirname, `../../fixtures/schemas/snapshot-${version}.sql`)

function oldFormat(version: number, rows: string): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'snapshots'))
  const database = new Database(join(folder, 'snapshots', 'old.sqlite'))
  database.exec(readFileSync(fixture(version), 'utf8'))
  database.exec(rows)
  database.pragma(`application_id = ${snapshotApplication}`)
  database.pragma(`user_version = ${version}`)
  database.close()
  return folder
}

const firstFormat = () =>
  oldFormat(
    1,
    `INSERT INTO receivable VALUES ('I-1', 'C001', '2026-10-01', '2026-11-01', 100, 0, 2)`,
  )

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

/** What the receivables of an older snapshot come to, hashed in one of two ways. */
function hashedAgain(folder: string, by: typeof hashEntity): EntityHash {
  const database = new Database(join(folder, 'snapshots', 'old.sqlite'), { readonly: true })
  const open = {
    file: 'old',
    kind: 'snapshot',
    database,
    statements: new Map(),
    touched: new Set<string>(),
  } as const
  const steps = by(open, entityNamed('receivable')!)
  let step = steps.next()
  while (!step.done) step = steps.next()
  database.close()
  return step.value
}

test('its contents hash to what they hashed to when they were sealed', () => {
  // sha256 of ["I-1","C001","2026-10-01","2026-11-01",100,0] and a line feed.
  expect(hashedAgain(firstFormat(), hashEntity)).toEqual({
    rows: 1,
    hash: 'ae02020dd477303afb4c5429e13b5003b8524955e6b8e2831c46ff0ea277f5c8',
  })
})

test('rows sealed in blocks of another length hash to what they hashed to then', () => {
  const rows = Array.from(
    { length: 100 },
    (_, n) => `('I-${n}', 'C001', '2026-10-01', '2026-11-01', ${n}, 0, NULL, ${n}, 0)`,
  )
  const folder = oldFormat(8, `INSERT INTO receivable VALUES ${rows.join()}`)
  expect(hashedAgain(folder, hashByBlocks)).toEqual({
    rows: 100,
    hash: 'a36f111f50d0c43842698ede093c7dd4265ab03030f8cc45f6290921df432691',
  })
})

test('order lines sealed before they were added up are added up when they are read', () => {
  const line = (order: string, requested: string, ordered: number, shipped: number, unit: string) =>
    `('${order}', 1, 'C1', 'P', '2026-09-01', '${requested}', NULL, ${shipped ? `'${requested}'` : 'NULL'}, ${ordered}, ${shipped}, 1, 0, 10, '${shipped ? 'shipped' : 'open'}', ${unit}, 2)`
  const folder = oldFormat(
    2,
    `INSERT INTO sales_order_line VALUES
     ${line('S1', '2026-10-05', 11, 10, 'NULL')},
     ${line('S2', '2026-09-20', 6, 5, 'NULL')},
     ${line('S3', '2026-10-25', 21, 0, 'NULL')},
     ${line('S4', '2026-10-25', 3, 2, "'carton'")}`,
  )
  const db = openSnapshot(folder, 'old')
  const [september, october] = [2026 * 12 + 8, 2026 * 12 + 9]
  expect([...readOrderSummaries(db)]).toEqual([
    {
      item: 'P',
      customer: 'C1',
      unit: '',
      months: Float64Array.of(september, 5, 5, 5, october, 30, 10, 10),
      open: Float64Array.of(october, 20),
      shipped: Float64Array.of(september, 5, 50, october, 10, 100),
    },
    {
      item: 'P',
      customer: 'C1',
      unit: 'carton',
      months: Float64Array.of(october, 2, 2, 2),
      open: new Float64Array(),
      shipped: Float64Array.of(october, 2, 20),
    },
  ])
  closeConnection(db)
})

test.each([5, 7, 9])(
  'sums of format %d, which say nothing of shipments, are made again',
  (version) => {
    const folder = oldFormat(
      version,
      `INSERT INTO order_summary VALUES (1, 'P', 'C1', '', x'', x'');
     INSERT INTO sales_order_line (sales_order, line, customer, item, ordered_on, requested_on, shipped_on,
       quantity_ordered, quantity_shipped, quantity_cancelled, quantity_returned, price, status, source_row)
     VALUES ('S1', 1, 'C1', 'P', '2026-09-01', '2026-09-20', '2026-10-02', 6, 6, 0, 0, 10, 'shipped', 2)`,
    )
    const db = openSnapshot(folder, 'old')
    const [september, october] = [2026 * 12 + 8, 2026 * 12 + 9]
    expect([...readOrderSummaries(db)]).toMatchObject([
      {
        item: 'P',
        months: Float64Array.of(september, 6, 6, 0),
        shipped: Float64Array.of(october, 6, 60),
      },
    ])
    closeConnection(db)
  },
)
