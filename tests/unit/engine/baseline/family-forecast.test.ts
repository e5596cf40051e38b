/** Forecasts of a family's items made to add up with those of its totals. */
import { type FamilyTask, reconcileFamily, waysOf } from '@main/engine/baseline/family-forecast'
import { makeForecast, taskOf } from '@main/engine/baseline/forecast-task'
import type { ReconciliationKey } from '@shared/model/reconciliation-words'
import { expect, test } from 'vitest'
import { randomFrom } from '../forecast/awkward-series'

const horizon = 6
const months = 48
const history = (observed: Float64Array) => ({
  item: '',
  start: '2023-01',
  observed,
  promotions: [],
})

/** Items that are mostly noise around a season they have in common; two categories. */
function family(way: ReconciliationKey | null, prices = [2, 3, 5, 7]): FamilyTask {
  const random = randomFrom(11)
  const items = prices.map(() =>
    Float64Array.from(
      { length: months },
      (_, t) => 100 * (1 + 0.4 * Math.sin((t * Math.PI) / 6)) * (0.3 + 1.4 * random()),
    ),
  )
  const worth = (of: readonly number[]) =>
    Float64Array.from({ length: months }, (_, t) =>
      of.reduce((sum, k) => sum + items[k]![t]! * prices[k]!, 0),
    )
  const all = [worth([0, 1, 2, 3]), worth([0, 1]), worth([2, 3]), ...items]
  return {
    parents: [-1, 0, 0, 1, 1, 2, 2],
    tasks: all.map((observed) => taskOf(history(observed), horizon)),
    prices: [1, 1, 1, ...prices],
    way,
  }
}

const worthOf = ({ prices }: FamilyTask, expected: Float64Array, h: number): number =>
  [0, 1, 2, 3].reduce((sum, k) => sum + expected[k * horizon + h]! * prices[3 + k]!, 0)

test('from the top the items come to the forecast of the total, in what they are worth', () => {
  const task = family('top_down')
  const made = reconcileFamily(task, makeForecast)
  const total = makeForecast(task.tasks[0]!).forecast
  total.forEach((value, h) => {
    expect(worthOf(task, made.expected, h)).toBeCloseTo(value, 6)
  })
})

test('ways are measured against each other at earlier times, and the best is used where it is worth it', () => {
  const { way, measured } = reconcileFamily(family(null), makeForecast)
  expect(measured.map((one) => one.way).sort()).toEqual([
    'bottom_up',
    'middle_out',
    'min_trace',
    'top_down',
    'top_down_history',
    'weighted',
  ])
  const plain = measured.find((one) => one.way === 'bottom_up')!
  expect(plain).toMatchObject({ total: 1, items: 1, all: 1 })
  expect(measured.map(({ all }) => all)).toEqual(
    measured.map(({ all }) => all).sort((a, b) => a - b),
  )
  expect(way).toBe(measured[0]!.all < 0.98 ? measured[0]!.way : 'bottom_up')
})

test('items simply added stay bit for bit as they are', () => {
  expect(reconcileFamily(family('bottom_up'), makeForecast).expected).toHaveLength(0)
})

test('where the history is too short to measure, the items stand', () => {
  const task = family(null)
  const short: FamilyTask = {
    ...task,
    tasks: task.tasks.map(({ series, options }) => ({
      series: { ...series, values: series.values.slice(0, 14) },
      options,
    })),
  }
  expect(reconcileFamily(short, makeForecast)).toMatchObject({ way: 'bottom_up', measured: [] })
})

test('a family without categories is not made to add up from them, and does not offer it', () => {
  const { parents, tasks, prices } = family('middle_out')
  expect(waysOf({ parents })).toContain('middle_out')
  const items = [0, 3, 4, 5, 6]
  const flat: FamilyTask = {
    parents: [-1, 0, 0, 0, 0],
    tasks: items.map((node) => tasks[node]!),
    prices: items.map((node) => prices[node]!),
    way: 'middle_out',
  }
  expect(waysOf(flat)).not.toContain('middle_out')
  expect(waysOf(flat)).toContain('top_down')
  expect(reconcileFamily(flat, makeForecast).way).not.toBe('middle_out')
})
