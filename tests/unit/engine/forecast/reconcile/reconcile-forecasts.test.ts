/** Whatever the way, totals are the sums of their parts, and the better way is the one that erred less. */

import { chooseReconciliation } from '@main/engine/forecast/reconcile/choose-reconciliation'
import { createHierarchy, type HierarchyTree } from '@main/engine/forecast/reconcile/hierarchy-tree'
import { reconcileForecasts } from '@main/engine/forecast/reconcile/reconcile-forecasts'
import { reconciliationKeys } from '@shared/model/reconciliation-words'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../awkward-series'

/** Three levels: a top, `families` under it, `items` under each. */
const company = (families: number, items: number): HierarchyTree =>
  createHierarchy([
    -1,
    ...Array<number>(families).fill(0),
    ...Array.from({ length: families * items }, (_, k) => 1 + Math.floor(k / items)),
  ])

function randomNodes(nodes: number, periods: number, times: number, seed: number) {
  const random = randomFrom(seed)
  const draw = (length: number, scale: number, shift: number): Float64Array =>
    Float64Array.from({ length }, () => scale * (random() - shift))
  return {
    base: draw(nodes * periods, 900, 0.1),
    errors: draw(nodes * times, 100, 0.5),
    history: draw(nodes * times, 500, 0),
  }
}

function wrongTotals({ totals, children }: HierarchyTree, values: Float64Array, periods: number) {
  const wrong: number[] = []
  for (const node of totals)
    for (let h = 0; h < periods; h++) {
      let sum = 0
      for (const child of children[node]!) sum += values[child * periods + h]!
      if (sum !== values[node * periods + h]) wrong.push(node)
    }
  return wrong
}

describe.each(reconciliationKeys)('%s', (key) => {
  test('adds up to the last bit, and is never below zero where forecasts are not', () => {
    for (let seed = 0; seed < 20; seed++) {
      const tree = company(1 + (seed % 5), 1 + (seed % 7))
      const nodes = tree.parents.length
      const given = randomNodes(nodes, 6, seed % 3 === 0 ? 4 : 30, seed)
      const base = given.base.map((value) => Math.max(0, value))
      const result = reconcileForecasts(tree, { ...given, base }, key)
      expect(wrongTotals(tree, result, 6)).toEqual([])
      expect(result.every((value) => value >= 0)).toBe(true)
    }
  })

  test('a hierarchy of one line, of nothing, of zeros', () => {
    const one = reconcileForecasts(createHierarchy([-1]), randomNodes(1, 3, 12, 1), key, {
      mayBeNegative: true,
    })
    expect([...one]).toEqual([...randomNodes(1, 3, 12, 1).base])
    const none = {
      base: new Float64Array(),
      errors: new Float64Array(),
      history: new Float64Array(),
    }
    expect(reconcileForecasts(createHierarchy([]), none, key)).toHaveLength(0)
    const tree = company(2, 2)
    const zeros = {
      base: new Float64Array(7 * 2),
      errors: new Float64Array(7 * 12),
      history: new Float64Array(7 * 12),
    }
    expect([...reconcileForecasts(tree, zeros, key)]).toEqual(Array(14).fill(0))
  })
})

test('top-down keeps the top and its shares, bottom-up the bottom, middle-out the middle', () => {
  const tree = company(2, 2)
  const base = Float64Array.of(200, 60, 60, 10, 30, 20, 20)
  const errors = new Float64Array(7 * 12)
  const history = Float64Array.from(
    { length: 7 * 12 },
    (_, k) => [8, 6, 2, 5, 1, 1, 1][Math.floor(k / 12)]!,
  )
  const ask = (key: (typeof reconciliationKeys)[number]) => [
    ...reconcileForecasts(tree, { base, errors, history }, key),
  ]
  expect(ask('top_down')).toEqual([200, 100, 100, 25, 75, 50, 50])
  expect(ask('top_down_history')).toEqual([200, 150, 50, 125, 25, 25, 25])
  expect(ask('bottom_up')).toEqual([80, 40, 40, 10, 30, 20, 20])
  expect(ask('middle_out')).toEqual([120, 60, 60, 15, 45, 30, 30])
})

test('ten thousand lines and three years ahead', () => {
  const tree = company(100, 100)
  const given = randomNodes(tree.parents.length, 36, 48, 5)
  const result = reconcileForecasts(tree, given, 'min_trace')
  expect(wrongTotals(tree, result, 36)).toEqual([])
})

/** Demand of items under families, with forecasts that are good at the bottom or at the top. */
function earlier(goodAt: 'top' | 'bottom', seed: number) {
  const tree = company(3, 4)
  const nodes = tree.parents.length
  const random = randomFrom(seed)
  const periods = 6
  const actual = new Float64Array(nodes * periods)
  for (const leaf of tree.leaves)
    for (let h = 0; h < periods; h++) actual[leaf * periods + h] = 50 + 10 * random()
  for (let node = 3; node >= 0; node--)
    for (let h = 0; h < periods; h++)
      for (const child of tree.children[node]!)
        actual[node * periods + h] = actual[node * periods + h]! + actual[child * periods + h]!
  const bad = (node: number): number => {
    const top = node === 0
    return (goodAt === 'top') === top ? 0.01 : 0.3
  }
  const miss = (node: number): number => 1 + bad(node) * (random() - 0.3)
  const base = actual.map((value, k) => value * miss(Math.floor(k / periods)))
  const errors = Float64Array.from(
    { length: nodes * 24 },
    (_, k) => actual[Math.floor(k / 24) * periods]! * bad(Math.floor(k / 24)) * (random() - 0.5),
  )
  return { tree, origin: { base, errors, history: errors.map(Math.abs), actual } }
}

test('the choice follows what erred less', () => {
  const top = [1, 2, 3].map((seed) => earlier('top', seed))
  const bottom = [1, 2, 3].map((seed) => earlier('bottom', seed))
  const choose = (cases: typeof top) =>
    chooseReconciliation(
      cases[0]!.tree,
      cases.map(({ origin }) => origin),
      ['bottom_up', 'top_down'],
    ).key
  expect(choose(top)).toBe('top_down')
  expect(choose(bottom)).toBe('bottom_up')
})

test('the optimal combination is never far from the better of the two', () => {
  for (const goodAt of ['top', 'bottom'] as const) {
    const cases = [4, 5, 6].map((seed) => earlier(goodAt, seed))
    const { measured } = chooseReconciliation(
      cases[0]!.tree,
      cases.map(({ origin }) => origin),
    )
    const best = measured[0]!.error
    const weighted = measured.find(({ key }) => key === 'weighted')!.error
    expect(weighted).toBeLessThan(1.3 * best)
    expect(measured.map(({ error }) => error)).toEqual(
      measured.map(({ error }) => error).sort((a, b) => a - b),
    )
  }
})

test('with nothing to measure on, the weighted combination', () => {
  expect(chooseReconciliation(company(2, 2), [])).toEqual({ key: 'weighted', measured: [] })
})

test('a node under one that comes later is refused', () => {
  expect(() => createHierarchy([-1, 2, 0])).toThrow(RangeError)
})
