import { arrangeRows, type RowsWanted } from '@renderer/grid/arrange-rows'
import { GridHost, type GridState } from '@renderer/grid/grid-host'
import { rowKey } from '@renderer/grid/grid-row'
import { describe, expect, it } from 'vitest'
import { sampleView } from './sample-view'

const wanted = (more: Partial<RowsWanted> = {}): RowsWanted => ({
  measures: ['baseline', 'override'],
  arrangement: 'nodes',
  hideEmpty: false,
  ...more,
})

describe('rows of the grid', () => {
  const view = sampleView()
  const { rows } = view

  it('puts each node under its heading, measures in the order chosen', () => {
    const all = arrangeRows(view, wanted())
    expect(all.map(({ r }) => r)).toEqual([0, 0, 1, 2, 2, 3])
    expect(all.map(({ heading }) => heading)).toEqual([true, false, false, true, false, false])
    const other = arrangeRows(view, wanted({ measures: ['override', 'baseline'] }))
    expect(other.map(({ r }) => r)).toEqual([1, 1, 0, 3, 3, 2])
  })

  it('keeps the caret when the first measure is hidden', () => {
    const shown = arrangeRows(view, wanted({ measures: ['override'] }))
    expect(shown).toMatchObject([
      { r: 1, heading: true, expandable: false },
      { r: 1, heading: false },
      { r: 3, heading: true, expandable: true },
      { r: 3, heading: false },
    ])
  })

  it('puts the nodes under each measure where that is wanted', () => {
    const shown = arrangeRows(view, wanted({ arrangement: 'measures' }))
    expect(shown.map(({ r, heading, names }) => [r, heading, names])).toEqual([
      [0, true, 'measure'],
      [0, false, 'node'],
      [2, false, 'node'],
      [1, true, 'measure'],
      [1, false, 'node'],
      [3, false, 'node'],
    ])
  })

  it('leaves out rows without figures, and headings with nothing under them', () => {
    const values = view.values.slice().fill(0)
    values[3] = 7
    const shown = arrangeRows({ ...view, values }, wanted({ hideEmpty: true }))
    expect(shown.map(({ r, heading }) => [r, heading])).toEqual([
      [1, true],
      [1, false],
    ])
  })

  it('names rows of figures by node and measure, whatever stands between them', () => {
    const ids = arrangeRows(view, wanted()).filter(({ heading }) => !heading)
    expect(ids.map(({ id }) => id)).toEqual(rows.map(rowKey))
  })

  it('tells the same customer below two items apart', () => {
    const customer = { ...rows[2]!, level: 'customer' as const, code: 'C' }
    const below = (item: string) => ({ ...customer, where: { item, customer: 'C' } })
    expect(rowKey(below('A'))).not.toBe(rowKey(below('B')))
    expect(new Set(arrangeRows(view, wanted()).map(({ id }) => id)).size).toBe(6)
  })

  it('still says what a row was once the block has fewer of them', () => {
    const [, , last] = arrangeRows(view, wanted({ measures: ['override'] }))
    const host = new GridHost({
      source: { block: { ...view, rows: rows.slice(0, 1) } },
    } as unknown as GridState)
    expect(host.row(last!)).toBe(rows[3])
  })
})
