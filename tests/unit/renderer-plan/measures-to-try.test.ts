import { measuresToTry } from '@renderer/features/plan/use-wanted-cell'
import { expect, test } from 'vitest'

test('a jump to the other side waits for a row of that side', () => {
  expect(measuresToTry('gap')).toEqual(['gap', 'planned_supply'])
  expect(measuresToTry('override')).toEqual(['override', 'consensus_demand'])
  expect(measuresToTry('load')).toEqual(['load', 'utilisation'])
  expect(measuresToTry('budget_revenue')).toEqual(['budget_revenue'])
})
