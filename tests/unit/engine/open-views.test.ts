/** What windows are sent: whole nodes read in one pass, and after each change only the cells that differ. */
import { readNodeFigures } from '@main/engine/hierarchy/finance-figures'
import { readFiguresAndFormulas } from '@main/engine/hierarchy/formula-figures'
import { isMarked } from '@main/engine/hierarchy/node-flags'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { prepareEdit, toChanges } from '@main/engine/plan/prepare-edit'
import { applyChanges, createPlan } from '@main/engine/plan/working-plan'
import { createView, describeView, type OpenView } from '@main/planning/open-view'
import { patchView } from '@main/planning/patch-view'
import type { PlanChange } from '@shared/changes/plan-change'
import type { Selection, Side } from '@shared/contract/planning-calls'
import { compileOwnMeasures } from '@shared/model/measures/own-measures'
import { totalOverTime } from '@shared/model/measures/total-over-time'
import { expect, test } from 'vitest'
import { createSampleSource } from '../../support/sample-source'

const model = buildPlanModel(createSampleSource(), '2026-11-15')
const { item, customer } = model.demandLines[3]!
const inPeriod = (ahead: number): string => model.axis.periods[model.axis.current + ahead]!

const own = compileOwnMeasures([
  {
    key: 'capped',
    name: { zh: '封顶', en: 'Capped' },
    level: 'demand',
    unit: 'quantity',
    formula: 'min(consensus_demand, 50)',
    across: 'sum',
  },
])

const shown: readonly (readonly [Side, Selection, string[]])[] = [
  ['demand', {}, [item.family, `${item.family}/${item.item}`]],
  ['demand', { region: customer.region }, [item.family]],
  ['demand', { item: item.item }, []],
  ['supply', {}, [item.family, `${item.family}/${item.item}`]],
  ['resource', {}, []],
  ['finance', {}, [item.family]],
]

const edit = (where: Selection, measure: string, ahead: number, entry: string) => ({
  where,
  measure,
  period: inPeriod(ahead),
  entry,
})

const edits = [
  edit({ item: item.item }, 'consensus_demand', 2, '+40%'),
  edit({ item: item.item, customer: customer.customer }, 'override', 1, '1200'),
  edit({ family: item.family }, 'consensus_demand', 4, '*3'),
  edit({ item: item.item }, 'planned_supply', 3, '0'),
  edit({}, 'consensus_demand', 6, '-5%'),
  edit({ item: item.item }, 'override', 2, ''),
]

const driver = {
  driver: 'd',
  note: '',
  assumption: {
    kind: 'capacity' as const,
    resources: [],
    from: inPeriod(0),
    to: inPeriod(9),
    regularPercent: -30,
    overtimePercent: 0,
    regularHours: 0,
    overtimeHours: 0,
  },
}
const lock = {
  line: model.demandLines[3]!.key,
  period: inPeriod(5),
  before: false,
  after: true,
}

const open = (plan: ReturnType<typeof createPlan>): OpenView[] =>
  shown.map(([side, where, expanded], n) =>
    createView(
      plan,
      `v${n}`,
      { scenario: 'base', side, where, openTo: 1, expanded, closed: [] },
      own,
      'demand_planner',
    ),
  )

/** Positions at which the two differ in a bit. */
const differing = (a: ArrayLike<number>, b: ArrayLike<number>): number[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, at) => at).filter(
    (at) => !Object.is(a[at], b[at]),
  )

test('a view shows what is read node by node and measure by measure', () => {
  const plan = createPlan(model)
  for (const view of open(plan)) {
    const { periods, values } = describeView(plan, view, 0)
    const figuresOf = readNodeFigures(plan, readFiguresAndFormulas(plan))
    view.nodes.forEach((node, n) => {
      view.measures.forEach((measure, k) => {
        const start = (n * view.measures.length + k) * periods.length
        const row = values.slice(start, start + periods.length)
        expect(differing(row, figuresOf(measure, node)), `${node.code} ${measure.key}`).toEqual([])
      })
    })
  }
})

test('patched after every change, a window has bit for bit what it would be sent anew', () => {
  const plan = createPlan(model)
  const views = open(plan)
  const windows = views.map((view) => describeView(plan, view, 0))
  let cells = 0
  let superfluous = 0
  const follow = (changes: readonly PlanChange[]): void => {
    const moved = applyChanges(plan, changes)
    const anew = open(plan)
    views.forEach((view, n) => {
      const window = windows[n]!
      const patch = patchView(plan, view, 1, moved)
      patch?.index.forEach((at, i) => {
        const same =
          Object.is(window.values[at], patch.values[i]) && window.flags[at] === patch.flags[i]
        if (same) superfluous += 1
        window.values[at] = patch.values[i]!
        window.flags[at] = patch.flags[i]!
      })
      cells += patch?.index.length ?? 0
      expect(differing(window.values, anew[n]!.values)).toEqual([])
      expect(differing(window.flags, anew[n]!.flags)).toEqual([])
    })
  }
  for (const one of edits) follow(toChanges(plan, [prepareEdit(plan, one, 'proportional')], 0))
  follow([{ kind: 'set_locks', measure: 'override', cells: [lock] }])
  follow([{ kind: 'add_driver', driver, depth: 0 }])
  follow(toChanges(plan, [prepareEdit(plan, edits[2]!, 'proportional')], 0))
  follow([{ kind: 'remove_driver', driver, depth: 0 }])
  expect(cells).toBeGreaterThan(1000)
  expect(superfluous).toBe(0)
})

test('a view of one measure shows it, its flags and its totals over time as a view of all does', () => {
  const plan = createPlan(model)
  for (const one of edits)
    applyChanges(plan, toChanges(plan, [prepareEdit(plan, one, 'proportional')], 0))
  let flagged = 0
  for (const [n, whole] of open(plan).entries()) {
    const count = whole.values.length / whole.nodes.length / whole.measures.length
    const rowsOf = ({ measures, values, flags }: OpenView, node: number) => {
      const start = (key: string) =>
        (node * measures.length + measures.findIndex((one) => one.key === key)) * count
      const row = (key: string) => values.subarray(start(key), start(key) + count)
      return { row, flags: (key: string) => flags.subarray(start(key), start(key) + count) }
    }
    for (const measure of whole.measures) {
      const spec = { ...whole.spec, measures: [measure.key] }
      const part = createView(plan, `part ${n}`, spec, own, whole.role)
      expect(part.measures.length).toBeLessThan(whole.measures.length)
      whole.nodes.forEach((_, node) => {
        const [all, some] = [rowsOf(whole, node), rowsOf(part, node)]
        expect(differing(all.row(measure.key), some.row(measure.key))).toEqual([])
        expect(differing(all.flags(measure.key), some.flags(measure.key))).toEqual([])
        expect(totalOverTime(measure, some.row, 0, count)).toBe(
          totalOverTime(measure, all.row, 0, count),
        )
        flagged += all.flags(measure.key).filter((flag) => flag !== 0).length
      })
    }
  }
  expect(flagged).toBeGreaterThan(0)
})

test('a view of measures that are gone has its rows all the same', () => {
  const plan = createPlan(model)
  const [whole] = open(plan)
  const spec = { ...whole!.spec, measures: ['of_yesterday'] }
  expect(createView(plan, 'gone', spec, own, whole!.role).measures).toEqual(whole!.measures)
})

test('a view without a measure that can be written tells which months are closed all the same', () => {
  const plan = createPlan(model)
  const sides = open(plan).filter(({ measures }) => measures.some(({ key }) => isMarked(key)))
  expect(sides.length).toBeGreaterThan(1)
  for (const { spec, role, measures } of sides) {
    const bare = measures.find(({ key }) => !isMarked(key))!
    const part = createView(plan, 'bare', { ...spec, measures: [bare.key] }, own, role)
    expect(part.measures.filter(({ key }) => isMarked(key))).toHaveLength(1)
  }
})
