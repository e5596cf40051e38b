/** The pipeline as people look at it: conversion with its counts, timing, the deals that matter. */
import type { ListedDeal, PipelineReport } from '@shared/contract/layer-calls'
import { nameOf } from '../../hierarchy/plan-nodes'
import type { PlanModel } from '../../plan/plan-model'
import type { Opportunity } from '../opportunities'
import { testConversion } from './conversion-test'
import { keyOfClass } from './deal-classes'

/** Of the deals that are not kept apart, as many of the largest are listed. */
const listed = 20

/** How the deals of a model are counted. Amounts are in the company's currency, units in those of the items. */
export function describePipeline(model: PlanModel): PipelineReport {
  const { master, opportunities, pipeline, policy } = model
  const { conversion, delay, learned, slip } = pipeline
  const deals = [...opportunities.values()]
  const open = deals.filter(({ outcome }) => outcome === 'open')
  const set = new Map(
    policy.pipeline.set.map(({ probability, ...of }) => [keyOfClass(of), probability]),
  )
  const cells = [...conversion.cells.values()]
  const sum = (of: (deal: Opportunity) => number): number =>
    open.reduce((total, deal) => total + of(deal), 0)
  return {
    currency: master.company.currency,
    bounds: { ages: [...conversion.bounds.ages], sizes: [...conversion.bounds.sizes] },
    cells: cells.map((cell) => ({
      ...cell,
      set: set.get(keyOfClass(cell)) ?? null,
    })),
    stages: namesOf(model, 'stage', [
      ...deals.map(({ stage }) => stage),
      ...cells.map(({ stage }) => stage),
    ]),
    segments: namesOf(
      model,
      policy.pipeline.segmentBy,
      cells.flatMap(({ segment }) => segment ?? []),
    ),
    ended: conversion.deals,
    won: conversion.won,
    delay: {
      months: delay,
      learned: learned.months,
      lines: learned.lines,
      onTop: [...learned.onTop],
      errors: [...learned.errors],
    },
    slip,
    test: testConversion(master, policy.pipeline, deals, master.company.asOf),
    totals: {
      open: open.length,
      counted: sum(({ plan }) => (plan.counted ? 1 : 0)),
      apart: sum(({ plan }) => (plan.apart ? 1 : 0)),
      overdue: sum(({ plan }) => (plan.overdue > 0 ? 1 : 0)),
      expected: sum((deal) => (deal.plan.counted ? deal.plan.probability * unitsOf(deal) : 0)),
      expectedByCrm: sum((deal) => (deal.plan.counted ? deal.probability * unitsOf(deal) : 0)),
      units: sum(unitsOf),
    },
    deals: listDeals(model, open),
  }
}

const namesOf = (model: PlanModel, level: string, codes: readonly string[]) =>
  codes.map((code) => ({ code, name: nameOf(model, level, code) }))

const unitsOf = ({ lines }: Opportunity): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0)

function listDeals(model: PlanModel, open: readonly Opportunity[]): ListedDeal[] {
  const largest = open.toSorted(
    (a, b) => b.amount - a.amount || (a.opportunity < b.opportunity ? -1 : 1),
  )
  const apart = largest.filter(({ plan }) => plan.apart)
  const others = largest.filter(({ plan }) => !plan.apart).slice(0, listed)
  return [...apart, ...others].map((deal) => ({
    opportunity: deal.opportunity,
    name: deal.name,
    customer: nameOf(model, 'customer', deal.customer),
    owner: deal.owner,
    stage: deal.stage,
    amount: deal.amount,
    quantity: unitsOf(deal),
    expectedCloseOn: deal.expectedCloseOn,
    overdue: deal.plan.overdue,
    crm: deal.probability,
    probability: deal.plan.probability,
    from: deal.plan.from,
    apart: deal.plan.apart,
    counted: deal.plan.counted,
  }))
}
