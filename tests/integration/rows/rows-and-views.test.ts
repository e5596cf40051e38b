/** Rows, filters and kept views through the contract, on the sample company. */
import type { View } from '@shared/contract/planning-calls'
import { lookOfRole } from '@shared/model/role-looks'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
let bench: Workbench
let desk: RealCore
let workspace: string

beforeAll(async () => {
  bench = await createWorkbench()
  workspace = await bench.folder()
  desk = await bench.open(workspace)
  expect((await desk.pull()).phase).toBe('done')
})
afterAll(() => bench.clear())

const figures = ({ rows, periods, values }: View, path: string, measure: string): number[] => {
  const r = rows.findIndex((row) => row.path === path && row.measure === measure)
  const from = periods.findIndex(({ kind }) => kind === 'current')
  return [...values.slice(r * periods.length + from, (r + 1) * periods.length)]
}
const open = (more: object) =>
  desk.call('planning.openView', { scenario: 'base', side: 'demand', where: {}, ...more })
const paths = ({ rows }: View): string[] => [...new Set(rows.map(({ path }) => path))]
const edit = { measure: 'consensus_demand', period: '2027-02' } as const

test('a view in another order of levels takes edits at its totals and follows those of others', async () => {
  const levels = ['region' as const, 'channel' as const, 'item' as const]
  const view = await open({ levels, openTo: 2 })
  expect(paths(view).slice(0, 2)).toEqual(['', 'east'])
  expect(view.rows.some(({ level }) => level === 'channel')).toBe(true)
  const usual = await open({})
  const patches = await desk.patched(() =>
    desk.call('planning.edit', {
      scenario: 'base',
      edits: [{ ...edit, where: { region: 'east' }, entry: '+1000' }],
      confirmed: true,
    }),
  )
  expect(patches.map((patch) => patch.view)).toEqual(
    expect.arrayContaining([view.view, usual.view]),
  )
  const again = await open({ levels, openTo: 2 })
  const at = 3
  const grown = (path: string) =>
    figures(again, path, 'consensus_demand')[at]! - figures(view, path, 'consensus_demand')[at]!
  expect(grown('east')).toBeCloseTo(1000, 6)
  expect(grown('')).toBeCloseTo(1000, 6)
  expect(grown('north')).toBe(0)
  await desk.call('planning.undo', { scenario: 'base' })
})

test('a filter by one value narrows the view to it, by several it shows parts that take no edits', async () => {
  const one = await open({ filter: { attributes: { region: ['east'] } } })
  expect(one.rows[0]).toMatchObject({ where: { region: 'east' }, partial: false })
  expect(one.rows.some(({ editable }) => editable)).toBe(true)
  const two = await open({ filter: { attributes: { region: ['east', 'north'] } } })
  expect(two.rows.every(({ partial, editable }) => partial && !editable)).toBe(true)
  const [east, north, both] = await Promise.all([
    open({ filter: { attributes: { region: ['east'] } } }),
    open({ filter: { attributes: { region: ['north'] } } }),
    open({ filter: { attributes: { region: ['east', 'north'] } } }),
  ])
  const sum = figures(both!, '', 'consensus_demand')
  const a = figures(east!, '', 'consensus_demand')
  figures(north!, '', 'consensus_demand').forEach((value, h) => {
    expect(sum[h]).toBeCloseTo(value + a[h]!, 6)
  })
})

test('exceptions are counted over all lines, and a filter shows as many items', async () => {
  const exceptions = [{ kind: 'below_safety' as const, months: 3 }, { kind: 'typed' as const }]
  const [below, typed] = await desk.call('planning.countExceptions', {
    scenario: 'base',
    where: {},
    exceptions,
  })
  expect(below!.items).toBeGreaterThan(0)
  expect(typed).toMatchObject({ items: 0, known: true })
  const view = await desk.call('planning.openView', {
    scenario: 'base',
    side: 'supply',
    where: {},
    levels: ['item'],
    filter: { exceptions: [exceptions[0]!] },
  })
  expect(paths(view).length - 1).toBe(below!.items)
})

test('the path to a row says what has to be open', async () => {
  const ask = (where: Record<string, string>, levels?: ('region' | 'item' | 'customer')[]) =>
    desk.call('planning.rowPath', {
      scenario: 'base',
      side: 'demand',
      where,
      ...(levels ? { levels } : {}),
      place: { item: 'FG-AF02' },
    })
  expect(await ask({})).toEqual({
    paths: ['air_fryer'],
    where: { family: 'air_fryer', item: 'FG-AF02' },
  })
  expect((await ask({ family: 'air_fryer' }))?.paths).toEqual([])
  expect(await ask({ family: 'kettle' })).toBeNull()
})

test('views are kept by name, one a role, survive a restart, and travel as files', async () => {
  const look = { ...lookOfRole('sales_manager'), columns: 'quarter' as const }
  const view = {
    name: '大区季度 / by region',
    look,
    filter: { text: 'air', exceptions: [{ kind: 'shortage' as const, months: 3 }] },
    family: null,
    role: 'sales_manager' as const,
  }
  await desk.call('views.save', view)
  await desk.call('views.save', { ...view, name: 'Second' })
  expect((await desk.call('views.list', {})).map(({ name, role }) => [name, role])).toEqual([
    ['Second', 'sales_manager'],
    ['大区季度 / by region', null],
  ])
  await desk.core.close()
  desk = await bench.open(workspace)
  const [, kept] = await desk.call('views.list', {})
  expect(kept).toMatchObject({ look, filter: view.filter, savedBy: 'lin-yue' })

  const text = JSON.stringify({ evenkeelView: 1, view: { ...view, name: 'From a colleague' } })
  expect(await desk.call('views.import', { text })).toMatchObject({
    name: 'From a colleague',
    role: null,
  })
  await desk.call('views.remove', { name: 'Second' })
  expect((await desk.call('views.list', {})).map(({ name }) => name)).toEqual([
    'From a colleague',
    '大区季度 / by region',
  ])
})

test.each([
  ['{', 'view_no_json'],
  ['{"decision": 1}', 'view_other_file'],
  [JSON.stringify({ evenkeelView: 1, view: { name: 'X' } }), 'view_field_wrong'],
])('a file that is no view is refused with what is wrong: %s', async (text, reason) => {
  await expect(desk.call('views.import', { text })).rejects.toMatchObject({
    code: 'VIEW_FILE_UNUSABLE',
    params: { reason },
  })
  const taken = JSON.stringify({
    evenkeelView: 1,
    view: {
      name: 'From a colleague',
      look: lookOfRole('finance'),
      filter: {},
      family: null,
      role: null,
    },
  })
  await expect(desk.call('views.import', { text: taken })).rejects.toMatchObject({
    params: { reason: 'view_name_taken' },
  })
})
