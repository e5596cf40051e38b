/** Whether measured conversion would have told the later deals better than the CRM does. */
import type { PipelineReport } from '@shared/contract/layer-calls'
import type { PipelinePolicy } from '@shared/model/demand-policy'
import type { MasterData } from '../../model/master-data'
import type { Deal } from '../opportunities'
import { measureConversion } from './conversion-table'
import { classifyDeal, daysBetween, endOf, keyOfClass, widerFirst } from './deal-classes'

/** Ended deals below which nothing is tested. */
const fewest = 30

/**
 * Mean squared error of probabilities (Brier 1950) on the third of the deals that ended last, with conversion measured
 * from those that ended before. The CRM keeps no past probabilities, so it is judged by what it gives open deals of the
 * same stage; null where some stage has none open.
 */
export function testConversion(
  master: Pick<MasterData, 'customers'>,
  policy: PipelinePolicy,
  deals: Iterable<Deal>,
  asOf: string,
): PipelineReport['test'] {
  const all = [...deals]
  const ended = all
    .filter(({ outcome }) => outcome !== 'open')
    .sort((a, b) =>
      endOf(a) === endOf(b)
        ? a.opportunity < b.opportunity
          ? -1
          : 1
        : endOf(a) < endOf(b)
          ? -1
          : 1,
    )
  if (ended.length < fewest) return null
  const cut = Math.floor((ended.length * 2) / 3)
  const later = ended.slice(cut)
  const open = all.filter(({ outcome }) => outcome === 'open')
  const known = measureConversion(master, policy, [...ended.slice(0, cut), ...open], asOf)
  const overall = known.deals > 0 ? known.won / known.deals : 0
  const told = (deal: Deal): number => {
    const days = daysBetween(deal.createdOn, endOf(deal))
    const whole = classifyDeal(master, policy, known.bounds, deal, days)
    const narrowest = widerFirst(whole, known.traits).findLast((one) =>
      known.cells.has(keyOfClass(one)),
    )
    return narrowest ? known.cells.get(keyOfClass(narrowest))!.probability : overall
  }
  const said = (deal: Deal): number =>
    known.cells.get(keyOfClass({ stage: deal.stage, age: null, segment: null, size: null }))?.crm ??
    Number.NaN
  const brier = (of: (deal: Deal) => number): number =>
    later.reduce((sum, deal) => sum + (of(deal) - (deal.outcome === 'won' ? 1 : 0)) ** 2, 0) /
    later.length
  const crm = brier(said)
  return {
    deals: later.length,
    from: later[0] ? endOf(later[0]) : '',
    calibrated: brier(told),
    crm: Number.isNaN(crm) ? null : crm,
    overall: brier(() => overall),
  }
}
