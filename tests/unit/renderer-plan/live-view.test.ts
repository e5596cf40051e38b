import { LiveView } from '@renderer/features/plan/live-view'
import { nodeSeries } from '@renderer/features/plan/node-series'
import { describe, expect, it } from 'vitest'
import { patchOf, sampleView } from './sample-view'

describe('an open view', () => {
  it('writes a patch in place and tells which cells changed', () => {
    const live = new LiveView(sampleView())
    const heard: number[][] = []
    live.onCells((changed) => heard.push([...changed]))
    live.apply(patchOf('v1', 6, { 4: 400, 10: Number.NaN }))
    expect(live.block.values[4]).toBe(400)
    expect(live.block.values[10]).toBeNaN()
    expect(live.block.flags[4]).toBe(1)
    expect(live.position).toBe(6)
    expect(heard).toEqual([[4, 10]])
  })

  it('takes a patch once, though answer and event both bring it', () => {
    const live = new LiveView(sampleView())
    let heard = 0
    live.onCells(() => heard++)
    live.apply(patchOf('v1', 6, { 1: 7 }))
    live.apply(patchOf('v1', 6, { 1: 7 }))
    live.apply(patchOf('v1', 5, { 1: 3 }))
    live.apply(patchOf('v2', 7, { 1: 9 }))
    expect(live.block.values[1]).toBe(7)
    expect(heard).toBe(1)
  })

  it('gives a chart the measures of one node, following later patches', () => {
    const live = new LiveView(sampleView())
    const { measures } = nodeSeries(live.block, live.block.rows[3]!)
    expect([...measures.keys()]).toEqual(['baseline', 'override'])
    live.apply(patchOf('v1', 6, { 9: 99 }))
    expect([...measures.get('override')!]).toEqual([99, 10, 11])
  })
})
