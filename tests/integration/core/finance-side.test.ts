/** The finance side through the contract: opened, kept up to date by edits and drivers, explained. */
import type { Params } from '@shared/contract/contract'
import type { Patch, View } from '@shared/contract/planning-calls'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let bench: Workbench
let desk: RealCore

const spec: Params<'planning.openView'> = {
  scenario: 'base',
  side: 'finance',
  where: {},
  expanded: ['air_fryer'],
}

beforeAll(async () => {
  bench = await createWorkbench()
  desk = await bench.open(await bench.folder())
  expect((await desk.pull()).phase).toBe('done')
})
afterAll(() => bench.clear())

const valuesOf = ({ rows, periods, values }: View, code: string, measure: string): number[] => {
  const at = rows.findIndex((row) => row.code === code && row.measure === measure)
  const from = periods.findIndex(({ kind }) => kind === 'current')
  return [...values.slice(at * periods.length + from, (at + 1) * periods.length)]
}

function applied(view: View, patch: Patch | undefined): View {
  const values = view.values.slice()
  patch?.index.forEach((at, i) => {
    values[at] = patch.values[i]!
  })
  return { ...view, values }
}

const expectIdentity = (view: View, code: string): void => {
  const row = (measure: string) => valuesOf(view, code, measure)
  const [owed, stock, owing] = [row('receivables'), row('stock_value'), row('payables')]
  row('working_capital').forEach((value, h) => {
    expect(value / (owed[h]! + stock[h]! - owing[h]!)).toBeCloseTo(1, 9)
  })
}

test('an edit reaches the finance side: item, family and total, as a view opened anew has them', async () => {
  const opened = await desk.call('planning.openView', spec)
  expect(opened.rows.every(({ editable }) => !editable)).toBe(true)
  for (const code of ['', 'air_fryer', 'FG-AF02']) expectIdentity(opened, code)
  expect(Math.max(...valuesOf(opened, 'air_fryer', 'budget_revenue'))).toBeGreaterThan(0)

  const patches = await desk.patched(() =>
    desk.call('planning.edit', {
      scenario: 'base',
      edits: [{ where: { item: 'FG-AF02' }, measure: 'override', period: '2027-01', entry: '*2' }],
      confirmed: true,
    }),
  )
  const patch = patches.find(({ view }) => view === opened.view)
  const now = applied(opened, patch)
  const moved = (code: string, measure: string) =>
    valuesOf(now, code, measure).some((value, h) => value !== valuesOf(opened, code, measure)[h])
  for (const code of ['', 'air_fryer', 'FG-AF02'])
    for (const measure of ['revenue', 'working_capital', 'cash_flow'])
      expect(moved(code, measure), `${measure} ${code}`).toBe(true)
  expect(moved('kettle', 'revenue')).toBe(false)
  expectIdentity(now, '')

  const anew = await desk.call('planning.openView', spec)
  expect(now.values).toEqual(anew.values)
  await desk.call('planning.closeView', { view: anew.view })
  await desk.call('planning.closeView', { view: opened.view })
})

test('supply that is typed moves stock, payables and the working capital above them', async () => {
  const opened = await desk.call('planning.openView', spec)
  const patches = await desk.patched(() =>
    desk.call('planning.edit', {
      scenario: 'base',
      edits: [
        { where: { item: 'RM-MCU01' }, measure: 'planned_supply', period: '2027-06', entry: '*3' },
      ],
      confirmed: true,
    }),
  )
  const now = applied(
    opened,
    patches.find(({ view }) => view === opened.view),
  )
  for (const measure of ['stock_value', 'working_capital', 'cash_out'])
    expect(valuesOf(now, '', measure)).not.toEqual(valuesOf(opened, '', measure))
  await desk.call('planning.closeView', { view: opened.view })
})

test('why: working capital is told by what it is made of, and a budget by its rows', async () => {
  const place = { where: { family: 'air_fryer' }, measure: 'working_capital', period: '2027-01' }
  const why = await desk.call('planning.why', { scenario: 'base', ...place })
  expect(why.formula).toBe('working_capital')
  const made = why.inputs.reduce((sum, { value, factor }) => sum + value! * factor!, 0)
  expect(made / why.value!).toBeCloseTo(1, 9)
  expect(why.parts.length).toBeGreaterThan(0)
  expect(why.edits.length).toBeGreaterThan(0)

  const budget = await desk.call('planning.why', {
    scenario: 'base',
    ...place,
    measure: 'budget_revenue',
  })
  expect(budget.sources.map(({ entity, sum }) => [entity, sum])).toEqual([['budget', budget.value]])
})
