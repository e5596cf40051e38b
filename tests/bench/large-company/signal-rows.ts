/** What customers may buy: forecasts submitted, deals in the pipeline, contracts, promotions. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { calendarMonthAt, dayAt, monthAt } from './calendar'
import type { CompanyPlan } from './company-plan'
import { seasonOf } from './demand'
import { customerCode, familyCode, regions } from './master-rows'
import { families } from './products'
import { between, padded, pick } from './steady-draw'

const forecastMonths = 6

/** Of three in five lines, half a year ahead; some of it not approved yet. */
export function* forecastRows({ pairs, products, draw }: CompanyPlan): Generator<CanonicalRow> {
  let submission = 0
  for (const pair of pairs) {
    if (draw('forecast', pair.item, pair.customer) >= 0.6) continue
    const item = products[pair.item]!
    for (let offset = 0; offset < forecastMonths; offset += 1) {
      submission += 1
      const season = seasonOf(item.family, calendarMonthAt(offset))
      const drawn = draw('forecast quantity', pair.item, pair.customer, offset)
      yield {
        submission: `SF${padded(submission, 8)}`,
        customer: customerCode(pair.customer),
        item: item.code,
        month: monthAt(offset),
        quantity: Math.round(pair.level * season * between(0.8, 1.3, drawn)),
        status: drawn < 0.1 ? 'submitted' : 'approved',
        author: 'sales',
        submitted_on: dayAt(-1, drawn),
        revision: 1,
      }
    }
  }
}

/** One deal or contract for so many demand lines. */
const linesADocument = 20

const documents = ({ pairs }: CompanyPlan): number => Math.ceil(pairs.length / linesADocument)

export const opportunityRows = (plan: CompanyPlan): CanonicalRow[] =>
  Array.from({ length: documents(plan) }, (_, deal) => {
    const pair = pick(plan.pairs, plan.draw('deal', deal))
    return {
      opportunity: `OP${padded(deal, 6)}`,
      name_zh: `商机 ${deal}`,
      name_en: `Deal ${deal}`,
      customer: customerCode(pair.customer),
      stage: 'proposal',
      probability: pick([0.1, 0.25, 0.5, 0.75], plan.draw('probability', deal)),
      amount: 10_000,
      created_on: dayAt(-4, plan.draw('created', deal)),
      expected_close_on: dayAt(Math.floor(plan.draw('close', deal) * 6), 0.5),
      closed_on: null,
      outcome: plan.draw('outcome', deal) < 0.8 ? 'open' : 'won',
      loss_reason: null,
      owner: 'sales',
    }
  })

export const opportunityLineRows = (plan: CompanyPlan): CanonicalRow[] =>
  Array.from({ length: documents(plan) }, (_, deal) => {
    const pair = pick(plan.pairs, plan.draw('deal', deal))
    return {
      opportunity: `OP${padded(deal, 6)}`,
      line: 1,
      item: plan.products[pair.item]!.code,
      quantity: Math.ceil(pair.level * 3),
      delivery_months: 1 + (deal % 4),
    }
  })

export const contractRows = (plan: CompanyPlan): CanonicalRow[] =>
  Array.from({ length: documents(plan) }, (_, contract) => {
    const pair = pick(plan.pairs, plan.draw('contract', contract))
    return {
      contract: `CT${padded(contract, 6)}`,
      name_zh: `合同 ${contract}`,
      name_en: `Contract ${contract}`,
      customer: customerCode(pair.customer),
      signed_on: dayAt(-3, 0.2),
      status: 'signed',
    }
  })

/** A year of deliveries each. */
export const contractLineRows = (plan: CompanyPlan): CanonicalRow[] =>
  Array.from({ length: documents(plan) }, (_, contract) => {
    const pair = pick(plan.pairs, plan.draw('contract', contract))
    return Array.from({ length: 12 }, (_, month) => ({
      contract: `CT${padded(contract, 6)}`,
      line: month + 1,
      item: plan.products[pair.item]!.code,
      month: monthAt(month),
      quantity: Math.ceil(pair.level * 0.8),
      quantity_shipped: 0,
    }))
  }).flat()

/** Promotions of a family in a region, past and to come. */
export const eventRows = ({ products, draw }: CompanyPlan): CanonicalRow[] =>
  Array.from({ length: 40 }, (_, event) => {
    const from = Math.floor(between(-30, 24, draw('event', event)))
    const family = products.find((one) => one.family === event % families)
    return {
      event: `EV${padded(event, 3)}`,
      name_zh: `促销 ${event}`,
      name_en: `Promotion ${event}`,
      kind: 'promotion',
      family: family ? familyCode(family) : null,
      item: null,
      region: event % 3 === 0 ? pick(regions, draw('event region', event)) : null,
      customer: null,
      from_month: monthAt(from),
      to_month: monthAt(from + 1),
      uplift_percent: Math.round(between(5, 40, draw('uplift', event))),
    }
  })
