import type { DriverOf } from '@shared/model/drivers'
import { forEachWon } from '../assumptions/opportunity-outcomes'
import { indexOnAxis } from '../calendar/month-axis'
import { monthFault } from './check-periods'
import type { PlanModel } from './plan-model'

/** Why the end of an opportunity would change nothing; null where it does. */
export function opportunityFault(
  model: PlanModel,
  assumption: DriverOf<'opportunity'>,
): string | null {
  const deal = model.opportunities.get(assumption.opportunity)
  if (!deal) return 'opportunity_unknown'
  if (deal.outcome !== 'open') return `opportunity_${deal.outcome}`
  if (deal.lines.length === 0) return 'nothing_matches'
  const { close, outcome } = assumption
  if (outcome === 'lost') return deal.plan.counted && deal.plan.probability > 0 ? null : 'no_change'
  if (close) {
    const outside = indexOnAxis(model.axis, close) < model.axis.current
    if (monthFault(close) || outside) return 'span_outside'
  }
  let delivered = 0
  forEachWon(model, { deal, assumption }, (_line, _period, quantity) => {
    delivered += quantity
  })
  return delivered > 0 ? null : 'span_outside'
}
