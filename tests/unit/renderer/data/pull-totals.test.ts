import { entityShare, isRunning, pullTotals } from '@renderer/features/data/pull-totals'
import type { PullState } from '@shared/contract/snapshot-calls'
import { expect, it } from 'vitest'

type Entity = PullState['entities'][number]
const entity = (state: Entity['state'], rows: number, total: number | null): Entity => ({
  entity: 'item',
  rows,
  total,
  state,
  reading: null,
})
const pull = (entities: Entity[], phase: PullState['phase'] = 'reading'): PullState => ({
  pull: 'p',
  connection: 'files',
  phase,
  entities,
  errors: 0,
  warnings: 0,
  forecasts: null,
  snapshot: null,
  held: false,
  error: null,
})

it('weighs by rows where the source tells how many there are', () => {
  const state = pull([entity('done', 100, null), entity('reading', 50, 300)])
  expect(pullTotals(state)).toEqual({ rows: 150, entities: 2, share: 150 / 400 })
})

it('weighs entities alike where it does not', () => {
  const state = pull([
    entity('done', 100, null),
    entity('reading', 50, null),
    entity('absent', 0, null),
  ])
  expect(pullTotals(state)).toEqual({ rows: 150, entities: 2, share: 0.5 })
})

it('is complete when it is done, whatever was announced', () => {
  expect(pullTotals(pull([entity('done', 90, 100)], 'done')).share).toBe(1)
  expect(pullTotals(pull([])).share).toBe(0)
})

it('does not guess how far an entity of unknown length is', () => {
  expect(entityShare(entity('reading', 5000, null))).toBeUndefined()
  expect(entityShare(entity('waiting', 0, null))).toBe(0)
  expect(entityShare(entity('done', 5, null))).toBe(1)
})

it('runs until it is done, cancelled or failed', () => {
  expect(isRunning(pull([], 'sealing'))).toBe(true)
  expect(isRunning(pull([], 'failed'))).toBe(false)
  expect(isRunning(null)).toBe(false)
})
