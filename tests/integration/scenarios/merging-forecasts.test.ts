/** Ways of forecasting that one merge brings along together, through the real core. */
import { unitsByChoice } from '@shared/changes/units-by-choice'
import type { MergePreview } from '@shared/contract/compare-calls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

let bench: Workbench
let desk: RealCore
let made = 0

beforeAll(async () => {
  bench = await createWorkbench()
  desk = await bench.open(await bench.folder())
  expect((await desk.pull()).error).toBeNull()
})
afterAll(() => bench.clear())

const fork = async (parent = 'base') => {
  made += 1
  const { scenario } = await desk.call('scenarios.create', { name: `What if ${made}`, parent })
  return scenario
}
const preview = (scenario: string, into: string) =>
  desk.call('scenarios.mergePreview', { scenario, into })

test('of ties that would close a circle the first stands, and another choice frees the other', async () => {
  const tie = (item: string, predecessor: string, scenario: string) =>
    desk.call('forecast.set', {
      scenario,
      where: { item },
      wish: {
        follows: {
          predecessor,
          from: '2027-01',
          months: 6,
          shape: 'linear',
          share: 1,
          factor: 1,
        },
      },
    })
  const target = await fork()
  const scenario = await fork(target)
  await tie('FG-AF03', 'FG-AF04', target)
  await tie('FG-AF05', 'FG-AF03', scenario)
  await tie('FG-AF04', 'FG-AF05', scenario)
  const blocked = ({ forecasts }: MergePreview) =>
    Object.fromEntries(forecasts.map(({ item, blocked }) => [item.code, blocked]))
  const seen = await preview(scenario, target)
  expect(blocked(seen)).toEqual({ 'FG-AF04': null, 'FG-AF05': 'circular' })
  const first = seen.forecasts.find(({ item }) => item.code === 'FG-AF04')!.unit
  const without = await desk.call('scenarios.mergePreview', {
    scenario,
    into: target,
    left: [first],
  })
  expect(blocked(without)).toEqual({ 'FG-AF04': 'circular', 'FG-AF05': null })
  const other = without.forecasts.find(({ item }) => item.code === 'FG-AF05')!.unit
  const { scenarioPosition, intoPosition } = without
  await desk.call('scenarios.merge', {
    scenario,
    into: target,
    scenarioPosition,
    intoPosition,
    take: [other],
  })
  const { forecasts } = await preview(scenario, target)
  expect(forecasts).toMatchObject([{ blocked: 'circular' }, { state: 'same', blocked: null }])
})

test('a way of adding up is one choice, however many items keep it', async () => {
  const target = await fork()
  const scenario = await fork(target)
  const add = (of: string, addUp: 'top_down' | 'bottom_up') =>
    desk.call('forecast.set', {
      scenario: of,
      where: { family: 'air_fryer' },
      wish: { addUp },
    })
  await add(scenario, 'top_down')
  await add(target, 'bottom_up')
  const { forecasts } = await preview(scenario, target)
  expect(forecasts.length).toBeGreaterThan(1)
  const choices = unitsByChoice(forecasts)
  expect(choices).toEqual([forecasts])
  expect(choices[0]![0]).toMatchObject({ state: 'conflict', part: 'add_up' })
})
