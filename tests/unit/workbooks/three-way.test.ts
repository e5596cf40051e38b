/** Exported, now, file: what becomes of a cell. */
import { judgeEdits, type PlacedEdit, withRefusals } from '@main/services/workbooks/judge-edits'
import { describe, expect, test } from 'vitest'

const edit = (more: Partial<PlacedEdit>): PlacedEdit => ({
  side: 'demand',
  key: '',
  label: 'K1',
  where: { item: 'K1' },
  measure: 'override',
  period: '2026-12',
  exported: 100,
  now: 100,
  file: 120,
  text: null,
  fault: null,
  ...more,
})
const stateOf = (more: Partial<PlacedEdit>) => judgeEdits([edit(more)])[0]!

describe('the three-way difference', () => {
  test.each([
    ['the file alone changed it', {}, 'clean'],
    ['both changed it, to different figures', { now: 90 }, 'conflict'],
    ['both changed it to the same', { now: 120 }, 'same'],
    ['both cleared it', { now: null, file: null }, 'same'],
    ['the file cleared it', { file: null }, 'clean'],
    ['the file wrote where nothing was', { exported: null, now: null }, 'clean'],
    ['the plan wrote meanwhile where nothing was', { exported: null, now: 5 }, 'conflict'],
    ['the last digits were lost in saving', { exported: 100.1, now: 100.1 + 1e-12 }, 'clean'],
  ] as const)('%s', (_, more, state) => {
    expect(stateOf(more)).toMatchObject({ state, refusal: null })
  })

  test('a row the plan lost is refused', () => {
    expect(stateOf({ now: undefined })).toMatchObject({
      state: 'refused',
      now: null,
      refusal: { by: 'file', fault: 'line_gone' },
    })
  })

  test('an override goes before the consensus demand of its cell', () => {
    const cells = judgeEdits([edit({ measure: 'consensus_demand' }), edit({})])
    expect(cells.map(({ measure, state }) => [measure, state])).toEqual([
      ['consensus_demand', 'refused'],
      ['override', 'clean'],
    ])
  })

  test('totals come before their lines', () => {
    const line = { where: { family: 'F', item: 'K1' } }
    const cells = judgeEdits([edit(line), edit({ where: {} }), edit({ where: { family: 'F' } })])
    expect(cells.map(({ where }) => Object.keys(where).length)).toEqual([0, 1, 2])
  })

  test('what the plan refuses is told of the cell it is about', () => {
    const cells = judgeEdits([edit({ fault: 'text' }), edit({}), edit({ period: '2027-01' })])
    const told = withRefusals(cells, [{ index: 1, code: 'CELL_LOCKED', params: {} }])
    expect(told.map(({ period, state }) => [period, state])).toEqual([
      ['2026-12', 'refused'],
      ['2026-12', 'clean'],
      ['2027-01', 'refused'],
    ])
  })
})
