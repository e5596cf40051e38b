/** How often deals of a class were won: measured from those that ended, a small class drawn to the wider one. */
import {
  type ConversionTrait,
  conversionTraits,
  type DealClass,
  type PipelinePolicy,
} from '@shared/model/demand-policy'
import type { MasterData } from '../../model/master-data'
import type { Deal } from '../opportunities'
import {
  boundsOf,
  type ClassBounds,
  classifyDeal,
  daysBetween,
  endOf,
  keyOfClass,
  widerFirst,
} from './deal-classes'

export interface ConversionCell extends DealClass {
  /** Deals of the class that ended, and how many of them were won. */
  readonly deals: number
  readonly won: number
  /** Probability of the wider class, which this one is drawn to. */
  readonly wider: number
  readonly probability: number
  /** Deals of the class that are open, and the mean probability that the CRM gives them; null where there are none. */
  readonly open: number
  readonly crm: number | null
}

export interface Conversion {
  readonly bounds: ClassBounds
  /** Of the classes' traits, those that are used, in their order. */
  readonly traits: readonly ConversionTrait[]
  /** Ended deals that were measured. */
  readonly deals: number
  readonly won: number
  /** By class, wider ones before narrower ones. */
  readonly cells: ReadonlyMap<string, ConversionCell>
}

/**
 * The part won of a class drawn to the wider class, as if that had been seen on `weight` deals more: (won + weight ×
 * wider) / (deals + weight), the m-estimate (Cestnik 1990; mean of a beta posterior). `weight` 0 goes by the class alone
 * where it has deals; without deals it is the wider class's.
 */
export const drawn = (won: number, deals: number, wider: number, weight: number): number =>
  deals + weight > 0 ? (won + weight * wider) / (deals + weight) : wider

interface Tally extends DealClass {
  deals: number
  won: number
  open: number
  said: number
}

/**
 * Conversion by stage, and within it by age, segment and size as the policy names them. A deal counts in the stage that
 * it had when it ended, and in every age that it had reached by then: of an open deal it is known that it got so far. A
 * stage is drawn to what the CRM gives the deals open in it, or to the whole part won where none is open.
 */
export function measureConversion(
  master: Pick<MasterData, 'customers'>,
  policy: PipelinePolicy,
  deals: Iterable<Deal>,
  asOf: string,
): Conversion {
  const all = [...deals]
  const ended = all.filter(({ outcome }) => outcome !== 'open')
  const bounds = boundsOf(policy, ended)
  const traits = conversionTraits.filter((trait) => policy.traits.includes(trait))
  const tallies = new Map<string, Tally>()
  const tallyOf = (of: DealClass): Tally => {
    const key = keyOfClass(of)
    const known = tallies.get(key) ?? { ...of, deals: 0, won: 0, open: 0, said: 0 }
    tallies.set(key, known)
    return known
  }
  for (const deal of all) {
    const open = deal.outcome === 'open'
    const days = daysBetween(deal.createdOn, open ? asOf : endOf(deal))
    const whole = classifyDeal(master, policy, bounds, deal, days)
    const ages = open || !traits.includes('age') ? [whole.age] : agesUpTo(whole.age ?? 0)
    const classes = new Map(
      ages.flatMap((age) =>
        widerFirst({ ...whole, age }, traits).map((one) => [keyOfClass(one), one] as const),
      ),
    )
    for (const one of classes.values()) {
      const tally = tallyOf(one)
      tally.deals += open ? 0 : 1
      tally.won += deal.outcome === 'won' ? 1 : 0
      tally.open += open ? 1 : 0
      tally.said += open ? deal.probability : 0
    }
  }
  const won = ended.filter(({ outcome }) => outcome === 'won').length
  const overall = ended.length > 0 ? won / ended.length : 0
  return {
    bounds,
    traits,
    deals: ended.length,
    won,
    cells: drawnCells(tallies, traits, overall, policy.drawnToWider),
  }
}

const agesUpTo = (age: number): number[] => Array.from({ length: age + 1 }, (_, k) => k)

function drawnCells(
  tallies: ReadonlyMap<string, Tally>,
  traits: readonly ConversionTrait[],
  overall: number,
  weight: number,
): Map<string, ConversionCell> {
  const cells = new Map<string, ConversionCell>()
  const depth = (one: DealClass): number => traits.filter((trait) => one[trait] !== null).length
  const inOrder = [...tallies].sort(([a, x], [b, y]) => depth(x) - depth(y) || (a < b ? -1 : 1))
  for (const [key, { said, ...tally }] of inOrder) {
    const crm = tally.open > 0 ? said / tally.open : null
    const above = widerFirst(tally, traits.slice(0, depth(tally))).at(-2)
    const wider = above ? cells.get(keyOfClass(above))!.probability : (crm ?? overall)
    const probability = drawn(tally.won, tally.deals, wider, weight)
    cells.set(key, { ...tally, wider, probability, crm })
  }
  return cells
}
