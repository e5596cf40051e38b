/** The quick way over the tree gives what the papers' matrices give. */

import {
  type ErrorCovariance,
  errorCovariance,
} from '@main/engine/forecast/reconcile/error-covariance'
import { createHierarchy, type HierarchyTree } from '@main/engine/forecast/reconcile/hierarchy-tree'
import { combineOptimally } from '@main/engine/forecast/reconcile/optimal-combination'
import { expect, test } from 'vitest'
import { randomFrom } from '../awkward-series'
import { reconcileDensely } from './dense-reconciliation'

const family = createHierarchy([-1, 0, 0, 1, 1, 1, 2, 2])

function randomTree(seed: number): HierarchyTree {
  const random = randomFrom(seed)
  const nodes = 2 + Math.floor(20 * random())
  return createHierarchy(
    Array.from({ length: nodes }, (_, node) => (node === 0 ? -1 : Math.floor(node * random()))),
  )
}

const denseOf = ({ variances, columns, shrinkage }: ErrorCovariance): number[][] =>
  Array.from(variances, (_, i) =>
    Array.from(variances, (variance, j) => {
      const product = columns.reduce((sum, column) => sum + column[i]! * column[j]!, 0)
      return i === j ? shrinkage * variance + (1 - shrinkage) * product : (1 - shrinkage) * product
    }),
  )

test('ordinary least squares shares a gap equally: half of two, a third to each of three', () => {
  const tree = createHierarchy([-1, 0, 0])
  const variances = Float64Array.of(1, 1, 1)
  const base = Float64Array.of(130, 60, 40)
  const result = combineOptimally(tree, base, { variances, columns: [], shrinkage: 1 })
  expect([...result]).toEqual([120, 70, 50])
})

test('the surer forecast moves less', () => {
  const tree = createHierarchy([-1, 0, 0])
  const variances = Float64Array.of(4, 1, 5)
  const base = Float64Array.of(130, 60, 40)
  const result = combineOptimally(tree, base, { variances, columns: [], shrinkage: 1 })
  expect([...result]).toEqual([118, 63, 55])
})

test.each(Array.from({ length: 25 }, (_, seed) => seed))(
  'as by whole matrices, tree %i',
  (seed) => {
    const tree = randomTree(seed)
    const random = randomFrom(seed + 100)
    const nodes = tree.parents.length
    const base = Float64Array.from({ length: nodes }, () => 100 * random())
    const errors = Float64Array.from({ length: nodes * 12 }, () => (random() - 0.5) * 40 * random())
    for (const shrinkage of [1, 0.4]) {
      const covariance = { ...errorCovariance(errors, nodes), shrinkage }
      const quick = combineOptimally(tree, base, covariance, true)
      const dense = reconcileDensely(tree, [...base], denseOf(covariance))
      for (let node = 0; node < nodes; node++) expect(quick[node]).toBeCloseTo(dense[node]!, 6)
    }
  },
)

test('what adds up already stays', () => {
  const base = Float64Array.of(60, 36, 24, 10, 20, 6, 23, 1)
  const errors = Float64Array.from({ length: 8 * 20 }, (_, k) => Math.sin(k * k))
  const result = combineOptimally(family, base, errorCovariance(errors, 8))
  base.forEach((value, node) => {
    expect(result[node]).toBeCloseTo(value, 9)
  })
})

test('shrinkage is that of all pairs, worked out pair by pair', () => {
  const random = randomFrom(77)
  const nodes = 9
  const times = 24
  const common = Array.from({ length: times }, () => random() - 0.5)
  const errors = Float64Array.from(
    { length: nodes * times },
    (_, k) => common[k % times]! + 0.8 * (random() - 0.5),
  )
  const scaled = Array.from({ length: nodes }, (_, i) => {
    const row = [...errors.subarray(i * times, (i + 1) * times)]
    const mean = row.reduce((a, b) => a + b, 0) / times
    const root = Math.sqrt(row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / times)
    return row.map((value) => (value - mean) / root)
  })
  let variance = 0
  let squares = 0
  for (let i = 0; i < nodes; i++)
    for (let j = 0; j < nodes; j++) {
      if (i === j) continue
      const products = scaled[i]!.map((value, t) => value * scaled[j]![t]!)
      const mean = products.reduce((a, b) => a + b, 0) / times
      squares += mean * mean
      const rest = products.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      variance += rest / (times * (times - 1))
    }
  expect(errorCovariance(errors, nodes).shrinkage).toBeCloseTo(variance / squares, 10)
})
