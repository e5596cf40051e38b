/** Which cells say that a driver moved them: those whose demand it changes, and no others. */
import { readRow } from '@main/engine/plan/read-row'
import { expect, test } from 'vitest'
import { planOf } from '../../../support/calculated-plan'
import { drivenModel, span } from '../../../support/driven-company'

const model = drivenModel()
const line = model.demandIndex.get('P|C1')!
const movedIn = (plan: ReturnType<typeof planOf>) =>
  [...readRow(plan, 'driven', line)].slice(model.axis.current).map(Boolean)

test('a percentage moves the months of its span, but not a number typed in its own scenario', () => {
  const plan = planOf(model)
  plan.assume({ kind: 'demand_percent', where: {}, ...span, percent: 20 })
  expect(movedIn(plan)).toEqual([false, true, true, false, false, false])
  const typed = { line: 'P|C1', period: '2027-02', before: null, after: 7 }
  plan.apply({
    kind: 'set_cells',
    measure: 'override',
    cells: [{ ...typed, depthBefore: null, depthAfter: 1 }],
  })
  expect(movedIn(plan)).toEqual([false, false, true, false, false, false])
})

test('a deal that is won moves the months in which it changes the demand', () => {
  const plan = planOf(model)
  const before = plan.figures('consensus_demand', 'P|C1')
  plan.assume({ kind: 'opportunity', opportunity: 'A', outcome: 'won', newBusinessPercent: 100 })
  const after = plan.figures('consensus_demand', 'P|C1')
  const changed = after.map((value, t) => value !== before[t])
  expect(movedIn(plan)).toEqual(changed)
  expect(changed).toContain(true)
  expect(changed).toContain(false)
})
