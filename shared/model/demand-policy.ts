/** How layers of demand become one number, by cycle and family, and how deals, orders and quotes are counted. */
import { z } from 'zod'
import { businessCalendar, outsideDriver, ownEvent, usualCalendar } from './outside-knowledge'
import { planners, type Role, roles } from './roles'

const month = z.string().regex(/^\d{4}-\d{2}$/)
const share = z.number().min(0).max(1)
const weight = z.number().min(0).max(100)
const span = z.number().int().min(0).max(24)

/** What of the pipeline the other layers do not hold yet: a fixed part of it, or that part of what it has beyond what won deals usually bring. */
export const pipelineCountings = ['share', 'beyond_usual'] as const

export const consensusRule = z.strictObject({
  /** The family it is for; null for those that no other rule names. */
  family: z.string().min(1).max(200).nullable(),
  /** First month of the first cycle that it holds in; null from the beginning. */
  from: month.nullable(),
  /** Weights of the statistical baseline with its uplift, and of the sales forecast, where both exist. */
  baselineWeight: weight,
  forecastWeight: weight,
  /** Part of the pipeline that is new business. */
  pipelineShare: share,
  pipelineCounting: z.enum(pipelineCountings),
  /** Periods before and after its own in which an order consumes forecast, once its own period's is used up. */
  consumeEarlier: span,
  consumeLater: span,
  /** Who may override; null for everybody who plans. */
  overrideRoles: z.array(z.enum(roles)).nullable(),
  /** How far an override may be from what the layers say, in percent of it; null without limit. */
  capPercent: z.number().min(0).max(1000).nullable(),
  /** An override further than this from what the layers say needs a reason, in percent; null never. */
  reasonPercent: z.number().min(0).max(1000).nullable(),
})
export type ConsensusRule = z.infer<typeof consensusRule>

export const probabilitySources = ['crm', 'calibrated'] as const
export const conversionTraits = ['age', 'segment', 'size'] as const
export type ConversionTrait = (typeof conversionTraits)[number]
export const segmentAttributes = ['class', 'region', 'channel'] as const
export const overdueTreatments = ['current', 'slip', 'leave_out'] as const
export const delaySources = ['set', 'learned'] as const

/** A class of deals: its stage, and what else tells it apart; null where that does not matter. */
export const dealClass = z.strictObject({
  stage: z.string().min(1).max(200),
  /** Number of the class, 0 for the youngest and the smallest. */
  age: z.number().int().min(0).max(10).nullable(),
  segment: z.string().max(200).nullable(),
  size: z.number().int().min(0).max(10).nullable(),
})
export type DealClass = z.infer<typeof dealClass>

export const pipelinePolicy = z.strictObject({
  probabilities: z.enum(probabilitySources),
  /** What deals of a stage are told apart by when their conversion is measured. */
  traits: z.array(z.enum(conversionTraits)),
  segmentBy: z.enum(segmentAttributes),
  /** Ages in days at which the next class begins, ascending. */
  ageBounds: z.array(z.number().int().min(1).max(10_000)).max(6),
  /** Amounts at which the next class begins, ascending; thirds of the ended deals where empty. */
  sizeBounds: z.array(z.number().min(0)).max(6),
  /** How many deals the wider class counts as: the more, the less a small class goes by its own few. */
  drawnToWider: z.number().min(0).max(1000),
  /** Probabilities set by hand for classes; the one that names most of a deal holds. */
  set: z.array(dealClass.extend({ probability: share })).max(500),
  /** Deals whose expected close is over: they close now, or later by what late deals were late, or do not count. */
  overdue: z.enum(overdueTreatments),
  /** Part of its probability that a deal loses with every month it is overdue, in percent. */
  overdueDiscount: z.number().min(0).max(100),
  delay: z.enum(delaySources),
  /** Months from winning to the first delivery, where set or not to be learned. */
  delayMonths: span,
  /** Months over which a deal is delivered, where the CRM does not say. */
  deliveryMonths: z.number().int().min(1).max(36),
  /** Deals of this amount and more stay out of the pipeline; null for none. */
  apartFrom: z.number().min(0).nullable(),
})
export type PipelinePolicy = z.infer<typeof pipelinePolicy>

export const quoteCountings = ['none', 'beyond_pipeline', 'all'] as const

export const firmPolicy = z.strictObject({
  /** Part of the open quantity of orders and of signed contracts that is counted. */
  orders: share,
  contracts: share,
  /** Open quotes by their probability: not at all, as far as the pipeline does not hold the line already, or in full. */
  quotes: z.enum(quoteCountings),
  /** Of quotes that say none. */
  quoteProbability: share,
  /** Months from the end of a quote's validity to delivery. */
  quoteMonths: span,
})
export type FirmPolicy = z.infer<typeof firmPolicy>

export const demandPolicy = z.strictObject({
  consensus: z.array(consensusRule).min(1).max(500),
  pipeline: pipelinePolicy,
  firm: firmPolicy,
  // Versions from before they were known have none of these.
  calendar: businessCalendar.default(usualCalendar),
  events: z.array(ownEvent).max(2_000).default([]),
  outside: z.array(outsideDriver).max(200).default([]),
})
export type DemandPolicy = z.infer<typeof demandPolicy>

export const defaultRule: ConsensusRule = {
  family: null,
  from: null,
  baselineWeight: 0.6,
  forecastWeight: 0.4,
  pipelineShare: 0.3,
  pipelineCounting: 'share',
  consumeEarlier: 0,
  consumeLater: 0,
  overrideRoles: null,
  capPercent: null,
  reasonPercent: null,
}

/** What holds in a workspace where nobody has set anything. */
export const defaultDemandPolicy: DemandPolicy = {
  consensus: [defaultRule],
  pipeline: {
    probabilities: 'crm',
    traits: ['age', 'segment', 'size'],
    segmentBy: 'class',
    ageBounds: [90, 180],
    sizeBounds: [],
    drawnToWider: 10,
    set: [],
    overdue: 'current',
    overdueDiscount: 0,
    delay: 'set',
    delayMonths: 1,
    deliveryMonths: 1,
    apartFrom: null,
  },
  firm: {
    orders: 1,
    contracts: 1,
    quotes: 'none',
    quoteProbability: 0.3,
    quoteMonths: 1,
  },
  calendar: usualCalendar,
  events: [],
  outside: [],
}

/** The default policy with other consensus rules for everything. */
export const policyWith = (rule: Partial<ConsensusRule>): DemandPolicy => ({
  ...defaultDemandPolicy,
  consensus: [{ ...defaultRule, ...rule }],
})

/** The rule for a family in the cycle that begins with `cycle`: of the rules for it the one that began last, else of those for every family. */
export function ruleFor(
  { consensus }: Pick<DemandPolicy, 'consensus'>,
  cycle: string,
  family: string,
): ConsensusRule {
  const latest = (of: string | null): ConsensusRule | undefined =>
    consensus
      .filter((rule) => rule.family === of && (rule.from ?? '') <= cycle)
      .reduce<ConsensusRule | undefined>(
        (best, rule) => (best && (best.from ?? '') > (rule.from ?? '') ? best : rule),
        undefined,
      )
  return latest(family) ?? latest(null) ?? defaultRule
}

export const policyFaults = [
  'weights_zero',
  'rule_twice',
  'bounds_order',
  'set_twice',
  'nobody_overrides',
  'event_twice',
  'driver_twice',
] as const
export type PolicyFault = (typeof policyFaults)[number]

/** What a well-formed policy still contradicts itself in; null where nothing is. */
export function policyFault({
  consensus,
  pipeline,
  events,
  outside,
}: DemandPolicy): PolicyFault | null {
  if (consensus.some((rule) => rule.baselineWeight + rule.forecastWeight <= 0))
    return 'weights_zero'
  if (consensus.some(({ overrideRoles }) => overrideRoles?.length === 0)) return 'nobody_overrides'
  if (repeats(consensus.map(({ family, from }) => [family, from]))) return 'rule_twice'
  const ascending = (bounds: readonly number[]): boolean =>
    bounds.every((bound, k) => k === 0 || bound > (bounds[k - 1] ?? 0))
  if (!ascending(pipeline.ageBounds) || !ascending(pipeline.sizeBounds)) return 'bounds_order'
  if (repeats(pipeline.set.map(({ stage, age, segment, size }) => [stage, age, segment, size])))
    return 'set_twice'
  if (repeats(events.map(({ event }) => event))) return 'event_twice'
  if (repeats(outside.map(({ driver }) => driver))) return 'driver_twice'
  return null
}

const repeats = (keys: readonly unknown[]): boolean =>
  new Set(keys.map((key) => JSON.stringify(key))).size < keys.length

/** The roles that may override under a rule. */
export const mayOverride = ({ overrideRoles }: ConsensusRule): readonly Role[] =>
  overrideRoles ?? planners
