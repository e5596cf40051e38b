/** A plan goes out as a spreadsheet, is edited elsewhere and comes back as one change. */

import type { ExportedFile, ImportComparison } from '@shared/contract/workbook-calls'
import { usualLook } from '@shared/model/role-looks'
import { sheetsOfLook } from '@shared/model/sheets-of-look'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { read, type WorkBook, type WorkSheet, write } from 'xlsx'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

let bench: Workbench
let core: RealCore

beforeAll(async () => {
  bench = await createWorkbench()
  core = await bench.open(await bench.folder())
  await core.pull()
})

afterAll(() => bench.clear())

const exportPlan = (format: 'xlsx' | 'csv' = 'xlsx'): Promise<ExportedFile> =>
  core.call('workbooks.export', {
    scenario: 'base',
    view: 'Plan',
    sheets: sheetsOfLook(usualLook, {}, {}),
    format,
    language: 'en',
  })

/** The row of a key and the column of a month. */
function cellAt(sheet: WorkSheet, key: string, period: string): string {
  const names = Object.keys(sheet)
  const row = names.find((name) => name.startsWith('A') && sheet[name].v === key)!
  const column = names.find((name) => /^[A-Z]+3$/.test(name) && sheet[name].v === period)!
  return column.replace(/\d+$/, '') + row.slice(1)
}

function edited({ bytes }: ExportedFile, edit: (sheet: WorkSheet, book: WorkBook) => void) {
  const book = read(bytes, { cellNF: true })
  edit(book.Sheets.Demand!, book)
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }))
}

const compare = (bytes: Uint8Array<ArrayBuffer>, file = 'plan.xlsx'): Promise<ImportComparison> =>
  core.call('workbooks.compare', { file, bytes })

const family = 'air_fryer'
const override = `override?family=${family}`

async function total(period: string): Promise<number> {
  const view = await core.call('planning.openView', {
    scenario: 'base',
    side: 'demand',
    where: { family },
    openTo: 0,
  })
  await core.call('planning.closeView', { view: view.view })
  const r = view.rows.findIndex(({ measure }) => measure === 'consensus_demand')
  return view.values[
    r * view.periods.length + view.periods.findIndex((one) => one.period === period)
  ]!
}

test('a file that nobody edited changes nothing', async () => {
  const file = await exportPlan()
  expect(file.file).toMatch(/^Base plan Plan \d{4}-\d{2}-\d{2}\.xlsx$/)
  expect(file.rows).toBeGreaterThan(50)
  const { cells, notes, read: seen } = await compare(file.bytes)
  expect([cells, notes, seen]).toEqual([[], [], file.cells])
})

test('edits come back as one change, which one undo takes back', async () => {
  const before = await total('2027-03')
  const [march, april] = [Math.round(before * 1.1), Math.round((await total('2027-04')) * 1.05)]
  const file = await exportPlan()
  const bytes = edited(file, (sheet) => {
    sheet[cellAt(sheet, override, '2027-03')] = { t: 'n', v: march }
    sheet[cellAt(sheet, override, '2027-04')] = { t: 'n', v: april, f: '1+1' }
    sheet[cellAt(sheet, override, '2027-05')] = { t: 's', v: 'more' }
    sheet[cellAt(sheet, `baseline?family=${family}`, '2027-03')] = { t: 'n', v: 1 }
  })
  const found = await compare(bytes)
  expect(found.cells.map(({ period, measure, state }) => [period, measure, state])).toEqual(
    expect.arrayContaining([
      ['2027-03', 'override', 'clean'],
      ['2027-04', 'override', 'clean'],
      ['2027-05', 'override', 'refused'],
      ['2027-03', 'baseline', 'refused'],
    ]),
  )
  const taken = found.cells.filter(({ state }) => state === 'clean').map(({ cell }) => cell)
  const { refused } = await core.call('workbooks.take', { import: found.import, cells: taken })
  expect(refused).toEqual([])
  expect([await total('2027-03'), await total('2027-04')]).toEqual([march, april])
  const [last] = await core.call('planning.history', { scenario: 'base', limit: 1 })
  expect(last).toMatchObject({ edits: 2 })

  // The same file again: both sides agree by now.
  const again = await compare(bytes)
  expect(again.notes).toMatchObject([{ kind: 'plan_moved' }, { kind: 'formulas_read' }])
  expect(again.cells.filter(({ state }) => state === 'same')).toHaveLength(2)

  await core.call('planning.undo', { scenario: 'base' })
  expect(await total('2027-03')).toBe(before)
})

test('what both sides changed is a conflict, and a plan that moved on is looked at again', async () => {
  const now = await total('2027-06')
  const [ours, later, theirs] = [1.1, 1.15, 1.2].map((times) => Math.round(now * times))
  const file = await exportPlan()
  const bytes = edited(file, (sheet) => {
    sheet[cellAt(sheet, override, '2027-06')] = { t: 'n', v: theirs }
  })
  const edit = (entry: string) =>
    core.call('planning.edit', {
      scenario: 'base',
      edits: [{ where: { family }, measure: 'override', period: '2027-06', entry }],
    })
  await edit(`${ours}`)
  const found = await compare(bytes)
  expect(found.cells).toMatchObject([
    { exported: null, now: ours, file: theirs, state: 'conflict' },
  ])
  await edit(`${later}`)
  await expect(
    core.call('workbooks.take', { import: found.import, cells: [0] }),
  ).rejects.toMatchObject({ code: 'IMPORT_OUTDATED' })
  expect(await total('2027-06')).toBe(later)
  const fresh = await compare(bytes)
  await core.call('workbooks.take', { import: fresh.import, cells: [0] })
  expect(await total('2027-06')).toBe(theirs)
})

test('cells that were locked after the export are refused by the plan', async () => {
  const file = await exportPlan()
  const bytes = edited(file, (sheet) => {
    sheet[cellAt(sheet, override, '2027-07')] = { t: 'n', v: 5000 }
  })
  await core.call('planning.lock', {
    scenario: 'base',
    where: { family },
    measure: 'override',
    from: '2027-07',
    to: '2027-07',
    locked: true,
  })
  const { cells } = await compare(bytes)
  expect(cells).toMatchObject([
    { state: 'refused', refusal: { by: 'plan', code: 'TOTAL_OUT_OF_REACH' } },
  ])
})

test('a file of another workspace is refused', async () => {
  const file = await exportPlan()
  const other = await bench.open(await bench.folder())
  await expect(
    other.call('workbooks.compare', { file: 'plan.xlsx', bytes: file.bytes }),
  ).rejects.toMatchObject({ code: 'WORKBOOK_UNUSABLE', params: { reason: 'other_workspace' } })
})

test('comments go out as notes, CSV as texts without effect', async () => {
  await core.call('comments.add', {
    scenario: 'base',
    place: { where: { family }, measure: 'consensus_demand', period: '2027-03' },
    body: '=HYPERLINK("http://x")',
  })
  const book = read((await exportPlan()).bytes)
  const sheet = book.Sheets.Demand!
  const note = sheet[cellAt(sheet, `consensus_demand?family=${family}`, '2027-03')].c[0].t
  expect(note).toContain('=HYPERLINK')
  const csv = new TextDecoder().decode((await exportPlan('csv')).bytes)
  expect(csv.startsWith('Side,Name,Measure,Code,Unit,')).toBe(true)
  expect(csv.split('\r\n').filter((line) => /(^|,)[=+@]/.test(line))).toEqual([])
})
