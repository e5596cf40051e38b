import { closeConnection, openSnapshot, readColumns, readRejectedRows } from '@main/store/reading'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { expect, test } from 'vitest'
import { item, pullingFrom, pullOnce, smallCompany } from './pull-support'

const use = (parent: string, component: string): CanonicalRow => ({
  parent,
  component,
  quantity: 1,
})

/** Pulls a bill of these rows, the first of which stands in line 2. */
async function pullBill(
  rows: readonly (readonly [parent: string, component: string])[],
  types: Readonly<Record<string, string>> = {},
) {
  const codes = [...new Set(['I1', 'I2', ...rows.flat()])]
  const pulling = pullingFrom({
    ...smallCompany,
    item: codes.map((code) => item(code, { item_type: types[code] ?? 'finished' })),
    bill_of_material: rows.map(([parent, component]) => use(parent, component)),
  })
  const state = await pullOnce(pulling)
  const { findings } = pulling.service.snapshots.findings(state.snapshot ?? '', 1000)
  const loops = findings.filter((f) => f.kind === 'loop_in_bill')
  const db = openSnapshot(pulling.folder, state.snapshot ?? '')
  const kept = [...readColumns(db, 'bill_of_material', ['parent', 'component'])].map(String)
  const aside = readRejectedRows(db, 100).map(({ row }) => row)
  closeConnection(db)
  return { state, loops, kept, aside, sealed: pulling.sealed }
}

test('the row that leads back up is put aside, and the finding names the loop row by row', async () => {
  const { state, loops, kept, aside, sealed } = await pullBill([
    ['FG-1', 'SF-1'],
    ['SF-1', 'RM-1'],
    ['SF-1', 'FG-1'],
  ])
  expect(loops).toMatchObject([
    {
      severity: 'error',
      entity: 'bill_of_material',
      place: 'bill_of_material.csv',
      row: 4,
      field: 'component',
      value: 'FG-1 → SF-1 (2) → FG-1 (4)',
    },
  ])
  expect(kept).toEqual(['FG-1,SF-1', 'SF-1,RM-1'])
  expect(aside).toEqual([4])
  expect(state).toMatchObject({ phase: 'done', errors: 1, held: false })
  expect(sealed).toHaveLength(1)
})

test('a finished product within a semi-finished one is the row to doubt, whatever its name', async () => {
  const types = { A: 'semi_finished', M: 'material' }
  const { kept, loops } = await pullBill(
    [
      ['Z', 'A'],
      ['Y', 'A'],
      ['A', 'M'],
      ['A', 'Z'],
    ],
    types,
  )
  expect(kept).toEqual(['A,M', 'Y,A', 'Z,A'])
  expect(loops.map((f) => f.value)).toEqual(['Z → A (2) → Z (5)'])
})

test('an item of itself, two loops through one item, and the same choice in any order of rows', async () => {
  const rows = [
    ['A', 'A'],
    ['A', 'B'],
    ['B', 'C'],
    ['C', 'A'],
    ['C', 'B'],
    ['C', 'D'],
  ] as const
  const one = await pullBill(rows)
  const other = await pullBill(rows.toReversed())
  expect(one.kept).toEqual(['A,B', 'B,C', 'C,D'])
  expect(other.kept).toEqual(one.kept)
  expect(one.loops.map((f) => f.value)).toEqual([
    'A → A (2)',
    'A → B (3) → C (4) → A (5)',
    'B → C (4) → B (6)',
  ])
})

test('what is shared without a loop stays, and a long loop is named with its middle left out', async () => {
  const shared = await pullBill([
    ['A', 'B'],
    ['A', 'C'],
    ['B', 'D'],
    ['C', 'D'],
  ])
  expect(shared.loops).toEqual([])
  expect(shared.kept).toHaveLength(4)
  const length = 20_000
  const names = Array.from({ length }, (_, at) => `X${String(at).padStart(5, '0')}`)
  const ring = names.map((name, at) => [name, names[(at + 1) % length] ?? ''] as const)
  const { loops, kept } = await pullBill(ring)
  expect(kept).toHaveLength(length - 1)
  expect(loops).toHaveLength(1)
  expect(loops[0]?.value).toMatch(/^X00000 → X00001 \(2\) → .* → … → .* → X00000 \(20001\)$/)
})
