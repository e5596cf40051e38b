import { gridRows, rowKey } from '@renderer/grid/grid-row'
import { describe, expect, it } from 'vitest'
import { sampleView } from './sample-view'

describe('rows of the grid', () => {
  const { rows } = sampleView()

  it('names each node once and keeps the order of the view', () => {
    const all = gridRows(rows, () => true)
    expect(all.map(({ r }) => r)).toEqual([0, 1, 2, 3])
    expect(all.map(({ first }) => first)).toEqual([true, false, true, false])
  })

  it('moves name and caret to the first shown measure when the first is hidden', () => {
    const shown = gridRows(rows, (measure) => measure === 'override')
    expect(shown).toMatchObject([
      { r: 1, first: true, expandable: false },
      { r: 3, first: true, expandable: true },
    ])
  })

  it('tells the same customer below two items apart', () => {
    const customer = { ...rows[2]!, level: 'customer' as const, code: 'C' }
    const below = (item: string) => ({ ...customer, where: { item, customer: 'C' } })
    expect(rowKey(below('A'))).not.toBe(rowKey(below('B')))
    expect(new Set(gridRows(rows, () => true).map(({ id }) => id)).size).toBe(4)
  })
})
