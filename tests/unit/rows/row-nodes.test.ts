/** Rows in any order of levels: every node the sum of its children, open as far as asked, filtered without changing what a total means. */
import { readFigures } from '@main/engine/hierarchy/node-figures'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { lineMasks } from '@main/engine/rows/line-masks'
import { type RowNode, type RowsAsked, rowNodes } from '@main/engine/rows/row-nodes'
import { measureNamed } from '@shared/model/measures/measures'
import { dividingLevels } from '@shared/model/row-levels'
import { describe, expect, it } from 'vitest'
import { planOf } from '../../support/calculated-plan'
import { createSampleSource } from '../../support/sample-source'

const plan = planOf(buildPlanModel(createSampleSource(), '2026-11-16', { past: 24, future: 12 }))
const { model } = plan
const consensus = measureNamed('consensus_demand')!

const asked = (more: Partial<RowsAsked>): RowsAsked => ({
  side: 'demand',
  where: {},
  openTo: 1,
  expanded: new Set(),
  closed: new Set(),
  ...more,
})
const rows = (more: Partial<RowsAsked>, masks: ReturnType<typeof lineMasks> = null): RowNode[] =>
  rowNodes(model, asked(more), masks)
const total = (node: RowNode): number =>
  readFigures(plan)
    .figures(consensus, node.lines)
    .slice(model.axis.current)
    .reduce((sum, value) => sum + value, 0)
const below = (nodes: readonly RowNode[], node: RowNode): RowNode[] =>
  nodes.filter(
    (one) =>
      one.depth === node.depth + 1 && (node.depth === 0 || one.path.startsWith(`${node.path}/`)),
  )

describe('the levels of a plan', () => {
  it.each([
    [['region', 'channel', 'item']],
    [['customer', 'item']],
    [['class', 'family', 'customer', 'item']],
    [['lifecycle', 'region']],
  ])('add up in the order %j', (levels) => {
    const nodes = rows({ levels, openTo: 9 })
    expect(Math.max(...nodes.map(({ depth }) => depth))).toBe(levels.length)
    for (const node of nodes.filter(({ open }) => open)) {
      const parts = below(nodes, node)
      expect(parts.length).toBeGreaterThan(0)
      expect(parts.every(({ level }) => level === levels[node.depth])).toBe(true)
      expect(parts.flatMap(({ lines }) => lines).toSorted((a, b) => a - b)).toEqual([...node.lines])
      expect(parts.reduce((sum, one) => sum + total(one), 0)).toBeCloseTo(total(node), 4)
    }
  })

  it('names every node by a selection of exactly its lines', () => {
    for (const { place, lines } of rows({ levels: ['region', 'class', 'item'], openTo: 3 }))
      expect(rows({ where: place, levels: [], openTo: 0 })[0]!.lines).toEqual(lines)
  })

  it('leave out what the selection or a level above settles', () => {
    expect(dividingLevels('demand', ['family', 'item', 'customer'], ['item'])).toEqual(['customer'])
    expect(dividingLevels('demand', ['customer', 'region', 'item', 'family', 'item'], [])).toEqual([
      'customer',
      'item',
    ])
    expect(dividingLevels('supply', ['region', 'site', 'item'], [])).toEqual(['site', 'item'])
  })
})

describe('open and closed nodes', () => {
  const family = model.demandLines[0]!.item.family
  it('show the level below a node that is unfolded, and none below one that is folded', () => {
    const closed = rows({})
    expect(closed.every(({ depth }) => depth <= 1)).toBe(true)
    const unfolded = rows({ expanded: new Set([family]) })
    const node = unfolded.find(({ path }) => path === family)!
    expect(node.open).toBe(true)
    expect(below(unfolded, node).every(({ level }) => level === 'item')).toBe(true)
    const folded = rows({ openTo: 2, closed: new Set([family]) })
    expect(folded.some(({ path }) => path.startsWith(`${family}/`))).toBe(false)
    expect(folded.some(({ depth }) => depth === 2)).toBe(true)
  })

  it('tell codes apart that hold a slash', () => {
    const paths = rows({ levels: ['item', 'customer'], openTo: 9 }).map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
  })
})

describe('a filter', () => {
  it('shows the lines of a region on the demand side, and what is made for them on the supply side', () => {
    const masks = lineMasks(plan, { attributes: { region: ['east'] } })
    const demand = rows({ openTo: 9 }, masks)
    const east = model.demandLines.filter(({ customer }) => customer.region === 'east')
    expect(demand[0]!.lines.length).toBe(east.length)
    expect(demand[0]!.partial).toBe(true)
    const items = new Set(east.map(({ item }) => item.item))
    const supply = rows({ side: 'supply', levels: ['item'], openTo: 9 }, masks)
    expect(supply.slice(1).map(({ code }) => code)).toEqual([...items].sort())
  })

  it('leaves a node whole where all its lines stay', () => {
    const masks = lineMasks(plan, { attributes: { family: ['kettle', 'blender'] } })
    const nodes = rows({}, masks)
    expect(nodes.slice(1).map(({ code, partial }) => [code, partial])).toEqual([
      ['blender', false],
      ['kettle', false],
    ])
    expect(nodes[0]!.partial).toBe(true)
  })

  it('finds words in both languages, whatever their case and width', () => {
    const found = (text: string) => rows({ levels: ['item'] }, lineMasks(plan, { text })).slice(1)
    const byCode = found('fg-af02').map(({ code }) => code)
    expect(byCode).toEqual(['FG-AF02'])
    expect(found('ＦＧ－ＡＦ０２').map(({ code }) => code)).toEqual(byCode)
    expect(found('空气炸锅').map(({ code }) => code)).toEqual(
      found('air fryers').map(({ code }) => code),
    )
    expect(found('no such thing')).toEqual([])
  })

  it('means all words, and every condition', () => {
    const masks = lineMasks(plan, { text: 'air east', attributes: { channel: ['ecommerce'] } })
    const lines = rows({}, masks)[0]!.lines.map((line) => model.demandLines[line]!)
    for (const { customer } of lines)
      expect([customer.region, customer.channel]).toEqual(['east', 'ecommerce'])
  })
})
