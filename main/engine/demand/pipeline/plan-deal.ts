/** How a deal is counted in the pipeline: its probability and where that came from, its close, its deliveries. */
import type { DealClass, PipelinePolicy } from '@shared/model/demand-policy'
import { indexOnAxis, type MonthAxis } from '../../calendar/month-axis'
import type { MasterData } from '../../model/master-data'
import type { Deal } from '../opportunities'
import type { Conversion } from './conversion-table'
import { classifyDeal, daysBetween, keyOfClass, namedTraits, widerFirst } from './deal-classes'

/** The CRM, conversion measured from history, or a number set for the class. */
export type ProbabilityFrom = 'crm' | 'calibrated' | 'set'

export interface DealPlan {
  /** What it counts with, the discount for being overdue taken. */
  readonly probability: number
  readonly from: ProbabilityFrom
  /** The class that the probability is of: the narrowest measured one, or the one it was set for. */
  readonly class: DealClass
  /** Ended deals of that class, and how many were won; 0 where the probability is the CRM's. */
  readonly alike: number
  readonly wonAlike: number
  /** Period in which it is expected to close; never before the current one. */
  readonly close: number
  /** Months since it was expected to close; 0 where that is still to come. */
  readonly overdue: number
  /** Months from its close to the first delivery. */
  readonly delay: number
  /** Too big to be mixed with the others: it counts once it is won, or in a scenario. */
  readonly apart: boolean
  /** Whether it is part of the pipeline at all. */
  readonly counted: boolean
}

export interface DealTerms {
  readonly axis: MonthAxis
  readonly master: Pick<MasterData, 'company' | 'customers'>
  readonly policy: PipelinePolicy
  readonly conversion: Conversion
  /** Months by which deals that were late were late. */
  readonly slip: number
  readonly delay: number
}

/** What a deal comes to under the policy; ended deals are not counted. */
export function planDeal(terms: DealTerms, deal: Deal): DealPlan {
  const { axis, policy, delay } = terms
  const expected = indexOnAxis(axis, deal.expectedCloseOn)
  const overdue = deal.outcome === 'open' ? Math.max(0, axis.current - expected) : 0
  const kept = Math.max(0, 1 - (policy.overdueDiscount / 100) * overdue)
  const { probability, ...known } = probabilityOf(terms, deal)
  const apart = policy.apartFrom !== null && deal.amount >= policy.apartFrom
  const late = overdue > 0 && policy.overdue === 'slip' ? terms.slip : 0
  return {
    ...known,
    probability: probability * kept,
    close: Math.max(axis.current, expected) + late,
    overdue,
    delay,
    apart,
    counted: deal.outcome === 'open' && !apart && !(overdue > 0 && policy.overdue === 'leave_out'),
  }
}

type Known = Pick<DealPlan, 'probability' | 'from' | 'class' | 'alike' | 'wonAlike'>

/** What was set for its class, else what its class converted at, else what the CRM says. */
function probabilityOf({ master, policy, conversion }: DealTerms, deal: Deal): Known {
  const days = daysBetween(deal.createdOn, master.company.asOf)
  const whole = classifyDeal(master, policy, conversion.bounds, deal, days)
  const { set, probability } = closestSet(policy, whole)
  const chain = widerFirst(whole, conversion.traits)
  const own = set ?? chain.at(-1) ?? whole
  const cell = conversion.cells.get(keyOfClass(own))
  const alike = { class: own, alike: cell?.deals ?? 0, wonAlike: cell?.won ?? 0 }
  if (set) return { ...alike, probability, from: 'set' }
  const stage = conversion.cells.get(keyOfClass(chain[0] ?? whole))
  if (policy.probabilities === 'calibrated' && cell && (stage?.deals ?? 0) > 0)
    return { ...alike, probability: cell.probability, from: 'calibrated' }
  return { class: own, alike: 0, wonAlike: 0, probability: deal.probability, from: 'crm' }
}

function closestSet(
  { set }: PipelinePolicy,
  whole: DealClass,
): { readonly set: DealClass | null; readonly probability: number } {
  let named = -1
  let best: PipelinePolicy['set'][number] | null = null
  for (const one of set) {
    const traits = namedTraits(one, whole)
    if (traits <= named) continue
    named = traits
    best = one
  }
  if (!best) return { set: null, probability: 0 }
  const { probability, ...of } = best
  return { set: of, probability }
}
