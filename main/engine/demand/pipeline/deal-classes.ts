/** What deals are told apart by when their conversion is measured. */
import type { ConversionTrait, DealClass, PipelinePolicy } from '@shared/model/demand-policy'
import type { MasterData } from '../../model/master-data'
import type { Deal } from '../opportunities'

export interface ClassBounds {
  /** Days, and amounts in the company's currency, at which the next class begins. */
  readonly ages: readonly number[]
  readonly sizes: readonly number[]
}

const dayLength = 86_400_000

/** Days from one day to another, `YYYY-MM-DD` each; 0 where either is no day. */
export function daysBetween(from: string, to: string): number {
  const days = (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / dayLength
  return Number.isFinite(days) ? Math.round(days) : 0
}

/** Number of the class that a value falls in: how many bounds it has reached. */
export const classOf = (bounds: readonly number[], value: number): number =>
  bounds.filter((bound) => value >= bound).length

/** Bounds that cut values into three equal parts; none where there are too few to cut. */
export function thirds(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0
  const [low, high] = [at(1 / 3), at(2 / 3)]
  return sorted.length < 6 || low === high ? [] : [low, high]
}

/** The day a deal ended; the day it was expected to where the CRM does not say. */
export const endOf = ({ closedOn, expectedCloseOn }: Deal): string => closedOn || expectedCloseOn

export const boundsOf = (
  { ageBounds, sizeBounds }: PipelinePolicy,
  ended: readonly Deal[],
): ClassBounds => ({
  ages: ageBounds,
  sizes: sizeBounds.length > 0 ? sizeBounds : thirds(ended.map(({ amount }) => amount)),
})

/** A deal's class by every trait, at the age of `days`. */
export function classifyDeal(
  { customers }: Pick<MasterData, 'customers'>,
  { segmentBy }: PipelinePolicy,
  bounds: ClassBounds,
  deal: Deal,
  days: number,
): DealClass {
  return {
    stage: deal.stage,
    age: classOf(bounds.ages, days),
    segment: customers.get(deal.customer)?.[segmentBy] ?? '',
    size: classOf(bounds.sizes, deal.amount),
  }
}

/** From the widest class of a deal, its stage alone, to the narrowest, in the order of `traits`. */
export function widerFirst(whole: DealClass, traits: readonly ConversionTrait[]): DealClass[] {
  const stage: DealClass = { stage: whole.stage, age: null, segment: null, size: null }
  const chain = [stage]
  for (const trait of traits) chain.push({ ...chain.at(-1)!, [trait]: whole[trait] })
  return chain
}

export const keyOfClass = ({ stage, age, segment, size }: DealClass): string =>
  JSON.stringify([stage, age, segment, size])

/** How many traits a class names beside its stage; -1 where it does not hold for the deal. */
export function namedTraits(wanted: DealClass, deal: DealClass): number {
  if (wanted.stage !== deal.stage) return -1
  const named = (['age', 'segment', 'size'] as const).filter((trait) => wanted[trait] !== null)
  return named.every((trait) => wanted[trait] === deal[trait]) ? named.length : -1
}
