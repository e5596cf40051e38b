/** The pipeline of a snapshot: every deal with how it counts, and what was learned from those that ended. */
import type { PipelinePolicy } from '@shared/model/demand-policy'
import { indexOnAxis, type MonthAxis } from '../../calendar/month-axis'
import type { MasterData } from '../../model/master-data'
import { addPipeline, type Deal, forEachDelivery, type Opportunity } from '../opportunities'
import { type Conversion, measureConversion } from './conversion-table'
import { endOf } from './deal-classes'
import { type LearnedDelay, learnDelay, slipOf } from './deal-timing'
import { type DealTerms, planDeal } from './plan-deal'

export interface Pipeline {
  readonly opportunities: ReadonlyMap<string, Opportunity>
  readonly conversion: Conversion
  readonly slip: { readonly months: number; readonly deals: number }
  readonly learned: LearnedDelay
  /** Months from winning to the first delivery, as deals are counted. */
  readonly delay: number
}

/** Lines × periods of the pipeline, and by line what won deals brought a month. */
export interface PipelineLayers {
  readonly pipeline: Float64Array
  readonly usualWins: Float64Array
}

/** Months over which won deals are averaged. */
const usualMonths = 12

/** How every deal counts under the policy; `actualOrders` (lines × periods) shows when wins were delivered. */
export function planPipeline(
  axis: MonthAxis,
  master: MasterData,
  policy: PipelinePolicy,
  deals: ReadonlyMap<string, Deal>,
  actualOrders: Float64Array,
): Pipeline {
  const conversion = measureConversion(master, policy, deals.values(), master.company.asOf)
  const slip = slipOf(deals.values())
  const learned = learnDelay(axis, deals.values(), actualOrders)
  const delay = (policy.delay === 'learned' ? learned.months : null) ?? policy.delayMonths
  const terms: DealTerms = { axis, master, policy, conversion, slip: slip.months, delay }
  const opportunities = new Map(
    [...deals].map(([code, deal]) => [code, { ...deal, plan: planDeal(terms, deal) }]),
  )
  return { opportunities, conversion, slip, learned, delay }
}

/** The layer that the deals make, and what those won before delivered a month over the last twelve. */
export function pipelineLayers(
  axis: MonthAxis,
  { opportunities, delay }: Pipeline,
  lines: number,
): PipelineLayers {
  const pipeline = new Float64Array(lines * axis.periods.length)
  addPipeline(axis, opportunities.values(), pipeline)
  const usualWins = new Float64Array(lines)
  for (const deal of opportunities.values()) {
    if (deal.outcome !== 'won') continue
    const close = indexOnAxis(axis, endOf(deal))
    for (const line of deal.lines)
      forEachDelivery(axis, line, close, delay, (period, quantity) => {
        if (period < axis.current - usualMonths || period >= axis.current) return
        usualWins[line.line] = (usualWins[line.line] ?? 0) + quantity / usualMonths
      })
  }
  return { pipeline, usualWins }
}
