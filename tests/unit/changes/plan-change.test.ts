import { invert, invertStep, type JournalStep, planChange } from '@shared/changes/plan-change'
import { describe, expect, test } from 'vitest'

const driver = {
  driver: 'd1',
  note: '',
  assumption: {
    kind: 'demand_percent' as const,
    where: { customer: 'C001' },
    from: '2026-12',
    to: '2027-05',
    percent: 20,
  },
}

const step: JournalStep = {
  changes: [
    {
      kind: 'set_cells',
      measure: 'override',
      cells: [
        {
          line: 'P|C1',
          period: '2027-01',
          before: null,
          after: 12,
          depthBefore: null,
          depthAfter: 0,
        },
      ],
    },
    {
      kind: 'set_locks',
      measure: 'override',
      cells: [{ line: 'P|C1', period: '2027-01', before: false, after: true }],
    },
    { kind: 'add_driver', driver, depth: 1 },
    { kind: 'use_snapshot', before: 'a', after: 'b' },
  ],
  place: null,
  entry: '12',
}

describe('changes of a plan', () => {
  test('the inverse of an inverse is the change itself', () => {
    for (const change of step.changes) expect(invert(invert(change))).toEqual(change)
    expect(invertStep(invertStep(step))).toEqual(step)
  })

  test('a step is taken back in the opposite order', () => {
    expect(invertStep(step).changes.map((c) => c.kind)).toEqual([
      'use_snapshot',
      'remove_driver',
      'set_locks',
      'set_cells',
    ])
  })

  test('a change with anything unknown in it is refused', () => {
    expect(planChange.safeParse({ ...step.changes[0], extra: 1 }).success).toBe(false)
    expect(planChange.safeParse({ kind: 'drop_everything' }).success).toBe(false)
  })
})
