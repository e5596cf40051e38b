/** Drivers on the stories of the sample company. */
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { expect, test } from 'vitest'
import { resolved } from '../../../support/driven-company'
import { createSampleSource } from '../../../support/sample-source'

const model = buildPlanModel(createSampleSource(), '2026-11-15')
const { axis } = model
const count = axis.periods.length
const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0)

test('the big deal won is firm for twelve months, adds its whole quantity, and leaves the pipeline', () => {
  const { layers, blended } = resolved(model, {
    kind: 'opportunity',
    opportunity: 'OPP-0001',
    outcome: 'won',
    newBusinessPercent: 100,
  })
  const deal = model.opportunities.get('OPP-0001')!
  const ordered = sum(deal.lines.map(({ quantity }) => quantity))
  const change = (name: string, cells: Float64Array): number =>
    sum(
      [...layers.get(name)!].map(
        ([line, row]) => sum(row) - sum(cells.subarray(line * count, (line + 1) * count)),
      ),
    )
  expect(change('firm_demand', model.layers.firmDemand)).toBeCloseTo(ordered, 4)
  expect(change('pipeline', model.layers.pipeline)).toBeCloseTo(-0.65 * ordered, 4)
  const demand = sum(
    [...blended].map(
      ([line, row]) =>
        sum(row) - sum(model.blendedDemand.subarray(line * count, (line + 1) * count)),
    ),
  )
  expect(demand).toBeCloseTo(ordered * (1 - 0.65 * model.policy.consensus[0]!.pipelineShare), 4)
})

test('materials that cost more make what is built of them cost more, never more than they themselves rise', () => {
  const { demandCost } = resolved(model, {
    kind: 'cost',
    where: { item: 'RM-MCU01' },
    from: axis.periods[axis.current]!,
    to: axis.periods.at(-1)!,
    percent: 100,
  })
  expect(demandCost.size).toBeGreaterThan(0)
  for (const row of demandCost.values()) {
    expect(row[axis.current]).toBeGreaterThan(1)
    expect(row[axis.current]).toBeLessThan(2)
  }
})
