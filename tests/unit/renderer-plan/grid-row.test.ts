import { GridHost, type GridState } from '@renderer/grid/grid-host'
import { gridRows, rowKey } from '@renderer/grid/grid-row'
import { describe, expect, it } from 'vitest'
import { sampleView } from './sample-view'

describe('rows of the grid', () => {
  const { rows } = sampleView()

  it('puts each node under its heading and keeps the order of the view', () => {
    const all = gridRows(rows, () => true)
    expect(all.map(({ r }) => r)).toEqual([0, 0, 1, 2, 2, 3])
    expect(all.map(({ heading }) => heading)).toEqual([true, false, false, true, false, false])
  })

  it('keeps the caret when the first measure is hidden', () => {
    const shown = gridRows(rows, (measure) => measure === 'override')
    expect(shown).toMatchObject([
      { r: 1, heading: true, expandable: false },
      { r: 1, heading: false },
      { r: 3, heading: true, expandable: true },
      { r: 3, heading: false },
    ])
  })

  it('names rows of figures by node and measure, whatever stands between them', () => {
    const ids = gridRows(rows, () => true).filter(({ heading }) => !heading)
    expect(ids.map(({ id }) => id)).toEqual(rows.map(rowKey))
  })

  it('tells the same customer below two items apart', () => {
    const customer = { ...rows[2]!, level: 'customer' as const, code: 'C' }
    const below = (item: string) => ({ ...customer, where: { item, customer: 'C' } })
    expect(rowKey(below('A'))).not.toBe(rowKey(below('B')))
    expect(new Set(gridRows(rows, () => true).map(({ id }) => id)).size).toBe(6)
  })

  it('still says what a row was once the block has fewer of them', () => {
    const [, , last] = gridRows(rows, (measure) => measure === 'override')
    const host = new GridHost({
      source: { block: { ...sampleView(), rows: rows.slice(0, 1) } },
    } as unknown as GridState)
    expect(host.row(last!)).toBe(rows[3])
  })
})
