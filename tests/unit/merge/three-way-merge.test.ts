import { mergeChanges } from '@shared/changes/merge-step'
import { cellUnit, type EffectiveEntry, netEffect } from '@shared/changes/net-effect'
import { invertStep, type JournalStep, type PlanChange } from '@shared/changes/plan-change'
import { type MergeSources, mergeUnits } from '@shared/changes/three-way-merge'
import type { Driver } from '@shared/model/drivers'
import { type ForecastSetting, usualSetting } from '@shared/model/forecast-setting'
import { describe, expect, test } from 'vitest'

type Cell = readonly [period: string, before: number | null, after: number | null]

const step = (...changes: PlanChange[]): JournalStep => ({ changes, place: null, entry: null })
const cells = (depth: number, ...written: Cell[]): PlanChange => ({
  kind: 'set_cells',
  measure: 'override',
  cells: written.map(([period, before, after]) => ({
    line: 'P|C1',
    period,
    before,
    after,
    depthBefore: before === null ? null : 0,
    depthAfter: after === null ? null : depth,
  })),
})
const driver = (id: string, percent = 20): Driver => ({
  driver: id,
  note: '',
  assumption: { kind: 'demand_percent', where: {}, from: '2027-01', to: '2027-06', percent },
})

/** Entries by one author, numbered from a position on. */
function entries(author: string, from: number, ...steps: JournalStep[]): EffectiveEntry[] {
  return steps.map((one, at) => ({
    kind: 'change',
    undoes: null,
    step: one,
    author,
    at: `day ${at}`,
    reason: `${author} ${at}`,
    position: from + at,
  }))
}
const undoOf = (entry: EffectiveEntry, position: number): EffectiveEntry => ({
  ...entry,
  kind: 'undo',
  undoes: entry.position,
  step: invertStep(entry.step),
  author: 'undoer',
  position,
})

const units = (
  ours: readonly EffectiveEntry[],
  theirs: readonly EffectiveEntry[],
  merged: MergeSources['merged'] = new Map(),
) => mergeUnits({ ours: netEffect(ours), theirs: netEffect(theirs), merged })

describe('the effect of a run of entries', () => {
  test('is what stood before the first and after the last', () => {
    const effect = netEffect(
      entries('a', 1, step(cells(0, ['2027-01', null, 5])), step(cells(0, ['2027-01', 5, 9]))),
    )
    expect([...effect.cells.values()]).toMatchObject([
      { before: null, after: 9, origin: { reason: 'a 1', position: 2 } },
    ])
  })

  test('names the entry that an undo brings back, not the undo', () => {
    const [first, second] = entries(
      'a',
      1,
      step(cells(0, ['2027-01', null, 5])),
      step(cells(0, ['2027-01', 5, 9])),
    )
    const effect = netEffect([first!, second!, undoOf(second!, 3)])
    expect([...effect.cells.values()]).toMatchObject([{ after: 5, origin: { position: 1 } }])
  })
})

describe('a three-way comparison', () => {
  const theirs = entries('b', 10, step(cells(1, ['2027-01', null, 7])))

  test('takes what only the scenario changed', () => {
    expect(units([], theirs)).toMatchObject([
      { state: 'clean', fork: null, ours: null, theirs: 7, oursBy: null },
    ])
  })

  test('finds the same where both changed to the same', () => {
    const ours = entries('a', 5, step(cells(0, ['2027-01', null, 7])))
    expect(units(ours, theirs)).toMatchObject([{ state: 'same' }])
  })

  test('names both authors and reasons where both changed differently', () => {
    const ours = entries('a', 5, step(cells(0, ['2027-01', null, 8])))
    expect(units(ours, theirs)).toMatchObject([
      { state: 'conflict', ours: 8, oursBy: { reason: 'a 0' }, theirsBy: { reason: 'b 0' } },
    ])
  })

  test('has nothing to take where the scenario ended where it began', () => {
    const [change] = theirs
    expect(units([], [change!, undoOf(change!, 11)])).toEqual([])
  })

  test('starts again from what was merged before', () => {
    const ours = entries('a', 20, step(cells(0, ['2027-01', null, 7])))
    const later = [...theirs, ...entries('b', 30, step(cells(1, ['2027-01', 7, 9])))]
    const merged = new Map([[cellUnit('override', 'P|C1', '2027-01'), 7]])
    expect(units(ours, later, merged)).toMatchObject([{ state: 'clean', fork: 7, theirs: 9 }])
    expect(units(ours, later)).toMatchObject([{ state: 'conflict' }])
  })

  test('knows drivers that came and drivers that went', () => {
    const found = units(
      entries('a', 5, step({ kind: 'remove_driver', driver: driver('old'), depth: 0 })),
      entries(
        'b',
        10,
        step({ kind: 'add_driver', driver: driver('new'), depth: 1 }),
        step({ kind: 'remove_driver', driver: driver('old'), depth: 0 }),
        step({ kind: 'remove_driver', driver: driver('other'), depth: 0 }),
      ),
    )
    expect(found.map(({ unit, state }) => [unit, state])).toEqual([
      ['driver:new', 'clean'],
      ['driver:old', 'same'],
      ['driver:other', 'clean'],
    ])
  })
})

describe('the step of a merge', () => {
  const target = {
    depth: 0,
    own: [],
    touches: () => true,
    pinned: () => false,
    forecasts: new Map<string, ForecastSetting>(),
  }

  test('writes what the scenario has over what the target has, as the target’s own', () => {
    const ours = entries('a', 5, step(cells(0, ['2027-01', null, 8])))
    const theirs = entries('b', 10, step(cells(1, ['2027-01', null, 7], ['2027-02', 3, null])))
    expect(mergeChanges(units(ours, theirs), target)).toEqual([
      {
        kind: 'set_cells',
        measure: 'override',
        cells: [
          {
            line: 'P|C1',
            period: '2027-01',
            before: 8,
            after: 7,
            depthBefore: 0,
            depthAfter: 0,
          },
          {
            line: 'P|C1',
            period: '2027-02',
            before: 3,
            after: null,
            depthBefore: 0,
            depthAfter: null,
          },
        ],
      },
    ])
  })

  test('leaves a number that stood before a driver under it, and one typed beside it as typed', () => {
    const theirs = entries(
      'b',
      10,
      step({ kind: 'add_driver', driver: driver('d'), depth: 1 }),
      step(cells(1, ['2027-01', null, 7])),
    )
    const own = [
      { measure: 'override' as const, line: 'P|C1', period: '2027-01', value: 1 },
      { measure: 'override' as const, line: 'P|C1', period: '2027-02', value: 2 },
    ]
    const [added, written] = mergeChanges(units([], theirs), { ...target, own })
    expect(added).toMatchObject({ kind: 'add_driver', depth: 0 })
    expect(written).toMatchObject({
      cells: [
        { period: '2027-01', after: 7, depthAfter: 0 },
        { period: '2027-02', before: 2, after: 2, depthBefore: 0, depthAfter: -1 },
      ],
    })
  })
})

describe('how an item is forecast', () => {
  const pinned: ForecastSetting = { ...usualSetting, method: 'theta' }
  const forecasts = (before: ForecastSetting | null, after: ForecastSetting | null) =>
    step({ kind: 'set_forecasts', items: [{ item: 'P', before, after }] })
  const into = (standing: ForecastSetting | null) => ({
    depth: 0,
    own: [],
    touches: () => true,
    pinned: () => false,
    forecasts: new Map(standing ? [['P', standing]] : []),
  })
  const march = { month: '2026-03', kind: 'outlier', accepted: false } as const
  const april = { ...march, month: '2026-04' }

  test('is judged matter by matter, and choices of both on different matters stand beside each other', () => {
    const ours = { ...usualSetting, decisions: [march] }
    const theirs = { ...pinned, decisions: [april] }
    const found = units(
      entries('a', 5, forecasts(null, ours)),
      entries('b', 10, forecasts(null, theirs)),
    )
    expect(found.map((unit) => [unit.kind, unit.state])).toEqual([
      ['forecast', 'clean'],
      ['forecast', 'clean'],
    ])
    expect(mergeChanges(found, into(ours))).toEqual([
      {
        kind: 'set_forecasts',
        items: [{ item: 'P', before: ours, after: { ...pinned, decisions: [march, april] } }],
      },
    ])
  })

  test('is in conflict where both chose otherwise, with both named', () => {
    const found = units(
      entries('a', 5, forecasts(null, { ...usualSetting, method: 'ets' })),
      entries('b', 10, forecasts(null, pinned)),
    )
    expect(found).toMatchObject([
      {
        state: 'conflict',
        part: 'method',
        fork: null,
        ours: { method: 'ets' },
        theirs: { method: 'theta' },
        oursBy: { author: 'a' },
        theirsBy: { author: 'b' },
      },
    ])
  })

  test('that was taken back, or is the same in both, brings nothing; a choice undone in the scenario takes the usual along', () => {
    const [set] = entries('b', 10, forecasts(null, pinned))
    expect(units([], [set!, undoOf(set!, 11)])).toEqual([])
    const both = units(entries('a', 5, forecasts(null, pinned)), [set!])
    expect(both.map(({ state }) => state)).toEqual(['same'])
    const freed = units([], entries('b', 10, forecasts(pinned, null)))
    expect(mergeChanges(freed, into(pinned))).toEqual([
      { kind: 'set_forecasts', items: [{ item: 'P', before: pinned, after: null }] },
    ])
  })

  test('an item tied otherwise in both has one tie', () => {
    const change = { from: '2027-01', months: 6, shape: 'linear' } as const
    const like = { ...usualSetting, like: { ...change, analogue: 'A', scale: 1 } }
    const follows = {
      ...usualSetting,
      follows: { ...change, predecessor: 'O', share: 1, factor: 1 },
    }
    const found = units(
      entries('a', 5, forecasts(null, like)),
      entries('b', 10, forecasts(null, follows)),
    )
    expect(found.map(({ state }) => state)).toEqual(['conflict'])
    expect(mergeChanges(found, into(like))).toEqual([
      { kind: 'set_forecasts', items: [{ item: 'P', before: like, after: follows }] },
    ])
  })
})
