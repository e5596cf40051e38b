/** From deals to demand: delivery, double counting, deals kept apart, and the trace that names them. */
import { createMonthAxis } from '@main/engine/calendar/month-axis'
import { pipelinePart } from '@main/engine/demand/consensus'
import type { Deal } from '@main/engine/demand/opportunities'
import { learnDelay, slipOf } from '@main/engine/demand/pipeline/deal-timing'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { traceCell } from '@main/engine/trace/trace-cell'
import {
  type ConsensusRule,
  type DemandPolicy,
  type PipelinePolicy,
  policyWith,
} from '@shared/model/demand-policy'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planOf } from '../../support/calculated-plan'
import { smallCompany } from '../../support/small-company'

const opportunity = (code: string, over: CanonicalRow = {}): CanonicalRow => ({
  opportunity: code,
  name_zh: code,
  name_en: code,
  customer: 'C1',
  stage: 'propose',
  probability: 0.5,
  amount: 1000,
  created_on: '2026-10-01',
  expected_close_on: '2027-01-20',
  closed_on: null,
  outcome: 'open',
  loss_reason: null,
  owner: 'o',
  ...over,
})
const line = (code: string, quantity: number, months: number | null = 1): CanonicalRow => ({
  opportunity: code,
  line: 1,
  item: 'P',
  quantity,
  delivery_months: months,
})

interface Asked {
  readonly deals: readonly CanonicalRow[]
  readonly lines: readonly CanonicalRow[]
  readonly rule?: Partial<ConsensusRule>
  readonly pipeline?: Partial<PipelinePolicy>
}

function planWith({ deals, lines, rule = {}, pipeline = {} }: Asked) {
  const forecastAlone = { baselineWeight: 0, forecastWeight: 1, pipelineShare: 1, ...rule }
  const standard = policyWith(forecastAlone)
  const policy: DemandPolicy = { ...standard, pipeline: { ...standard.pipeline, ...pipeline } }
  const source = smallCompany({ opportunity: [...deals], opportunity_line: [...lines] })
  const model = buildPlanModel(source, '2027-01-01', { past: 12, future: 6 }, policy)
  return { plan: planOf(model), model, source: { ...source, stampOf: () => undefined } }
}

describe('delivery', () => {
  test('begins after the delay and is spread evenly, over the set months where the CRM says none', () => {
    const deals = [opportunity('O1')]
    const asked = { deals, lines: [line('O1', 60, null)] }
    const { plan } = planWith({ ...asked, pipeline: { delayMonths: 2, deliveryMonths: 3 } })
    expect(plan.figures('pipeline', 'P|C1')).toEqual([0, 0, 10, 10, 10, 0])
  })

  const axis = createMonthAxis('2027-01-01', 36, 6)
  const won = (closedOn: string, at: number): Deal => ({
    opportunity: `W${at}`,
    name: { zh: '', en: '' },
    customer: 'C1',
    owner: '',
    stage: 'commit',
    outcome: 'won',
    probability: 1,
    amount: 1,
    createdOn: '2025-01-01',
    expectedCloseOn: closedOn,
    closedOn,
    lines: [{ line: at, quantity: 100, deliveryMonths: 2 }],
  })
  /** Every line orders 50 a month, and `part` of what was won on top from `delay` months after the close on. */
  const ordersWith = (delay: number, part: number, lines: number): Float64Array => {
    const orders = new Float64Array(lines * 42).fill(50)
    for (let at = 0; at < lines; at++)
      for (const k of [0, 1]) orders[at * 42 + 14 + (at % 3) + delay + k]! += 50 * part
    return orders
  }
  const deals = (count: number) =>
    Array.from({ length: count }, (_, at) => won(axis.periods[14 + (at % 3)]!.concat('-10'), at))

  test('is learned from what customers ordered beyond the usual after their deals were won', () => {
    const learned = learnDelay(axis, deals(12), ordersWith(2, 0.6, 12))
    expect(learned.months).toBe(2)
    expect(learned.lines).toBe(12)
    expect(learned.onTop[2]).toBeCloseTo(0.6, 12)
    expect(learned.onTop[0]).toBeCloseTo(0, 12)
  })

  test('is not learned where orders do not tell, or from too few', () => {
    expect(learnDelay(axis, deals(12), ordersWith(2, 0, 12)).months).toBeNull()
    expect(learnDelay(axis, deals(9), ordersWith(2, 0.6, 9)).months).toBeNull()
  })

  test('late deals tell by how much deals are late: the median, at least a month', () => {
    const late = (days: number): Deal => ({
      ...won('2026-03-01', 0),
      closedOn: new Date(Date.parse('2026-03-01') + days * 86_400_000).toISOString().slice(0, 10),
    })
    expect(slipOf([late(70), late(60), late(-20), late(61)])).toEqual({ months: 2, deals: 3 })
    expect(slipOf([late(3)])).toEqual({ months: 1, deals: 1 })
    expect(slipOf([])).toEqual({ months: 1, deals: 0 })
  })
})

describe('what is counted twice', () => {
  test('a fixed part of the pipeline is new, or what it has beyond what deals usually bring', () => {
    const policy = { baselineWeight: 1, forecastWeight: 0, pipelineShare: 0.8 }
    expect(pipelinePart(policy, 50, 20)).toBe(0.8)
    const beyond = { ...policy, pipelineCounting: 'beyond_usual' } as const
    expect(50 * pipelinePart(beyond, 50, 20)).toBeCloseTo(24, 12)
    expect(pipelinePart(beyond, 15, 20)).toBe(0)
    expect(pipelinePart(beyond, 0, 20)).toBe(0)
  })

  test('never counts more than the pipeline, nor less than nothing', () => {
    const units = fc.double({ min: 0, max: 1e6, noNaN: true })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(units, units, share, (pipeline, usual, pipelineShare) => {
        for (const pipelineCounting of ['share', 'beyond_usual'] as const) {
          const policy = { baselineWeight: 1, forecastWeight: 1, pipelineShare, pipelineCounting }
          const part = pipelinePart(policy, pipeline, usual)
          expect(part).toBeGreaterThanOrEqual(0)
          expect(part).toBeLessThanOrEqual(pipelineShare)
        }
      }),
    )
  })

  test('what won deals delivered in the last twelve months is what they usually bring', () => {
    const deals = [
      opportunity('O1'),
      opportunity('W1', {
        outcome: 'won',
        closed_on: '2026-05-20',
        expected_close_on: '2026-05-01',
      }),
      opportunity('W0', {
        outcome: 'won',
        closed_on: '2024-05-20',
        expected_close_on: '2024-05-01',
      }),
    ]
    const lines = [line('O1', 100, 2), line('W1', 120, 3), line('W0', 999)]
    const rule = { pipelineCounting: 'beyond_usual' } as const
    const { plan, model, source } = planWith({ deals, lines, rule })
    expect(model.layers.usualWins[model.demandIndex.get('P|C1') ?? -1]).toBeCloseTo(10, 12)
    expect(plan.figures('pipeline', 'P|C1')).toEqual([0, 25, 25, 0, 0, 0])
    const demand = plan.figures('consensus_demand', 'P|C1')
    expect(demand.map((value) => Math.round(value))).toEqual([60, 75, 75, 60, 60, 60])
    const where = { item: 'P', customer: 'C1' }
    const trace = traceCell(plan, source, { where, measure: 'layer_blend', period: '2027-02' })
    const pipeline = trace.inputs.find(({ key }) => key === 'pipeline')
    expect(pipeline?.factor).toBeCloseTo(15 / 25, 12)
    expect(trace.rest).toBeNull()
  })
})

describe('deals kept apart', () => {
  const deals = [opportunity('BIG', { amount: 5000 }), opportunity('SMALL', { amount: 100 })]
  const lines = [line('BIG', 100), line('SMALL', 10)]
  const asked = { deals, lines, pipeline: { apartFrom: 5000 } }

  test('do not move the plan until a scenario sees them won', () => {
    const { plan } = planWith(asked)
    expect(plan.figures('pipeline', 'P|C1')).toEqual([0, 5, 0, 0, 0, 0])
    plan.assume({
      kind: 'opportunity',
      opportunity: 'BIG',
      outcome: 'won',
      newBusinessPercent: 100,
    })
    expect(plan.figures('firm_demand', 'P|C1')[1]).toBe(100)
    expect(plan.figures('consensus_demand', 'P|C1')[1]).toBe(165)
  })

  test('are named in the trace as such, and count nothing', () => {
    const { plan, source } = planWith(asked)
    const place = { where: { item: 'P', customer: 'C1' }, measure: 'pipeline', period: '2027-02' }
    const [found] = traceCell(plan, source, place).sources
    expect(found?.sum).toBe(5)
    expect(found?.rows.find(({ key }) => key.opportunity === 'BIG')).toMatchObject({
      value: 0,
      fields: { kept_apart: true },
    })
  })
})

test('the trace of a calibrated pipeline names the deals, their probability and what it was measured on', () => {
  const ended = Array.from({ length: 30 }, (_, k) =>
    opportunity(`E${k}`, {
      outcome: k < 6 ? 'won' : 'lost',
      closed_on: '2026-11-20',
      probability: 0,
    }),
  )
  const { plan, source } = planWith({
    deals: [...ended, opportunity('O1', { probability: 0.4 })],
    lines: [line('O1', 100)],
    pipeline: { probabilities: 'calibrated', traits: [] },
  })
  const place = { where: { item: 'P', customer: 'C1' }, measure: 'pipeline', period: '2027-02' }
  const trace = traceCell(plan, source, place)
  expect(trace.value).toBeCloseTo(25, 12)
  expect(trace.sources[0]?.rows[0]).toMatchObject({
    value: 25,
    fields: {
      probability: 0.4,
      counted_probability: 0.25,
      probability_from: 'calibrated',
      won_alike: 6,
      ended_alike: 30,
    },
  })
})

test('a deal won or lost moves the plan at the next pull', () => {
  const asked = (over: CanonicalRow) =>
    planWith({ deals: [opportunity('O1', over)], lines: [line('O1', 100)] }).plan.figures(
      'pipeline',
    )
  expect(asked({})[1]).toBe(50)
  expect(asked({ outcome: 'lost' })[1]).toBe(0)
  expect(asked({ outcome: 'won', closed_on: '2026-12-20' })[1]).toBe(0)
})
