/** Open opportunities that a scenario sees as won or lost. */
import type { DriverOf } from '@shared/model/drivers'
import { indexOnAxis } from '../calendar/month-axis'
import { forEachDelivery, type Opportunity } from '../demand/opportunities'
import type { PlanModel } from '../plan/plan-model'
import { ofKind, type PlacedDriver } from './placed-driver'

export interface Outcome {
  readonly deal: Opportunity
  readonly assumption: DriverOf<'opportunity'>
}

/** One outcome a deal: that of the deepest scenario; of two in the same one, the later close, and a loss before a win. Deals that the snapshot knows as ended, or not at all, are passed over. */
export function assumedOutcomes(model: PlanModel, drivers: readonly PlacedDriver[]): Outcome[] {
  const chosen = new Map<string, { rank: string; outcome: Outcome }>()
  for (const { assumption, depth } of ofKind(drivers, 'opportunity')) {
    const deal = model.opportunities.get(assumption.opportunity)
    if (deal?.outcome !== 'open') continue
    const { outcome, close = deal.expectedCloseOn, newBusinessPercent } = assumption
    const part = String(100 - newBusinessPercent).padStart(3, '0')
    const rank = `${String(depth).padStart(6, '0')}${outcome === 'lost' ? 1 : 0}${close}${part}`
    if (rank > (chosen.get(deal.opportunity)?.rank ?? ''))
      chosen.set(deal.opportunity, { rank, outcome: { deal, assumption } })
  }
  return [...chosen.values()].map(({ outcome }) => outcome)
}

/** Calls `add` with each delivery of a won deal: demand line, period, units, and the part of them that is new business. */
export function forEachWon(
  { axis }: PlanModel,
  { deal, assumption }: Outcome,
  add: (line: number, period: number, quantity: number, newBusiness: number) => void,
): void {
  if (assumption.outcome !== 'won') return
  const close = assumption.close
    ? Math.max(axis.current, indexOnAxis(axis, assumption.close))
    : deal.plan.close
  const part = assumption.newBusinessPercent / 100
  for (const line of deal.lines)
    forEachDelivery(axis, line, close, deal.plan.delay, (period, quantity) =>
      add(line.line, period, quantity, quantity * part),
    )
}
