/** The Excel round trip at the command line. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { read, type WorkSheet, write } from 'xlsx'
import { cliInProcess } from './cli-in-process'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace, folder } = cli
const file = join(folder, 'demand.xlsx')

beforeAll(async () => {
  expect((await cli.run(['init', workspace, '--sample'])).exit).toBe(0)
  expect((await cli.run(['pull', workspace])).exit).toBe(0)
})

function editFile(edit: (sheet: WorkSheet, at: (key: string, period: string) => string) => void) {
  const book = read(readFileSync(file), { cellNF: true })
  const sheet = book.Sheets[book.SheetNames[0]!]!
  const names = Object.keys(sheet)
  edit(sheet, (key, period) => {
    const row = names.find((name) => name.startsWith('A') && sheet[name].v === key)!
    const column = names.find((name) => /^[A-Z]+3$/.test(name) && sheet[name].v === period)!
    return column.replace(/\d+$/, '') + row.slice(1)
  })
  writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx' }))
}

test('a view is exported, edited elsewhere, looked at and taken', async () => {
  const exported = await cli.json('export', workspace, '--view', 'demand', '--output', file)
  expect(exported.exit).toBe(0)
  expect(exported.document).toMatchObject({ file, scenario: 'base' })
  const key = 'override?family=air_fryer'
  const where = ['--where', 'family=air_fryer', '--measure', 'consensus_demand']
  const before = await cli.json('why', workspace, ...where, '--period', '2027-03')
  const wanted = Math.round(before.document.value * 1.1)
  editFile((sheet, at) => {
    sheet[at(key, '2027-03')] = { t: 'n', v: wanted }
    sheet[at(key, '2027-04')] = { t: 's', v: 'soon' }
  })
  const looked = await cli.json('import-edits', workspace, file)
  expect(looked.exit).toBe(1)
  expect(looked.document.cells).toMatchObject([
    { period: '2027-03', exported: null, file: wanted, state: 'clean' },
    { period: '2027-04', text: 'soon', state: 'refused', refusal: { fault: 'text' } },
  ])
  const taken = await cli.run(['import-edits', workspace, file, '--apply', '--lang', 'zh-CN'])
  expect([taken.exit, taken.out.includes('已作为一次更改导入 1 个单元格')]).toEqual([1, true])
  const after = await cli.json('why', workspace, ...where, '--period', '2027-03')
  expect(after.document.value).toBe(wanted)
})

test('CSV is written, and told apart when it comes back', async () => {
  const csv = join(folder, 'plan.csv')
  expect((await cli.run(['export', workspace, '--output', csv])).exit).toBe(0)
  expect(readFileSync(csv, 'utf8').split('\r\n').length).toBeGreaterThan(50)
  const refused = await cli.run(['import-edits', workspace, csv])
  expect([refused.exit, refused.errors.includes('only XLSX comes back')]).toEqual([3, true])
})

test('what is not there, and what cannot be written, is said', async () => {
  expect((await cli.run(['export', workspace, '--output', 'plan.pdf'])).exit).toBe(2)
  const unknown = ['export', workspace, '--view', 'No such view', '--output', file]
  expect((await cli.run(unknown)).exit).toBe(3)
  const nowhere = join(folder, 'missing', 'plan.csv')
  expect((await cli.run(['export', workspace, '--output', nowhere])).exit).toBe(3)
})
