/** Layers of demand: the policy they are counted and weighed by, and what is behind the pipeline. */
import { z } from 'zod'
import { dealClass, demandPolicy } from '../model/demand-policy'
import { businessCalendar, holidayWindow } from '../model/outside-knowledge'
import { policyKeepers } from '../model/roles'
import { bilingual, call, identifier, isoTime, nothing, period } from './call-shape'
import { overrideWorth } from './indicator-calls'
import { selection } from './planning-calls'

export const storedDemandPolicy = z.strictObject({
  /** 0 where nobody has set anything: the defaults hold. */
  revision: z.number().int().min(0),
  policy: demandPolicy,
  reason: z.string(),
  setBy: z.string(),
  setAt: isoTime,
})
export type StoredDemandPolicy = z.infer<typeof storedDemandPolicy>

const figure = z.number().nullable()
const probabilityFrom = z.enum(['crm', 'calibrated', 'set'])

/** A class of deals; wider ones come before narrower ones. */
export const conversionCell = dealClass.extend({
  /** Deals that ended, and how many of them were won. */
  deals: z.number(),
  won: z.number(),
  /** Probability of the wider class, which this one is drawn to. */
  wider: z.number(),
  probability: z.number(),
  /** Open deals of the class, and the mean probability that the CRM gives them. */
  open: z.number(),
  crm: figure,
  /** What was set by hand for the class. */
  set: figure,
})
export type ConversionCell = z.infer<typeof conversionCell>

export const listedDeal = z.strictObject({
  opportunity: z.string(),
  name: bilingual,
  customer: bilingual,
  owner: z.string(),
  stage: z.string(),
  amount: z.number(),
  quantity: z.number(),
  expectedCloseOn: z.string(),
  /** Months since it was expected to close. */
  overdue: z.number(),
  crm: z.number(),
  probability: z.number(),
  from: probabilityFrom,
  apart: z.boolean(),
  counted: z.boolean(),
})
export type ListedDeal = z.infer<typeof listedDeal>

const namedCode = z.strictObject({ code: z.string(), name: bilingual })
export type NamedCode = z.infer<typeof namedCode>

export const pipelineReport = z.strictObject({
  currency: z.string(),
  bounds: z.strictObject({ ages: z.array(z.number()), sizes: z.array(z.number()) }),
  cells: z.array(conversionCell),
  /** Names of the stages and segments that occur. A list, since any text may be a code: `__proto__` is no key to look under. */
  stages: z.array(namedCode),
  segments: z.array(namedCode),
  /** Deals that ended, and how many of them were won. */
  ended: z.number(),
  won: z.number(),
  /** Months from winning to the first delivery: in force, and learned; null where orders do not tell. */
  delay: z.strictObject({
    months: z.number(),
    learned: figure,
    lines: z.number(),
    /** Part of what was won that came on top of the usual, by delay in months, and its standard error. */
    onTop: z.array(z.number()),
    errors: z.array(z.number()),
  }),
  /** Months by which late deals were late, and how many there were. */
  slip: z.strictObject({ months: z.number(), deals: z.number() }),
  /** Mean squared error (Brier) on the last third of the ended deals, measured from the others; null where too few ended. */
  test: z
    .strictObject({
      deals: z.number(),
      from: z.string(),
      calibrated: z.number(),
      /** What the CRM gives open deals of the same stage; null where none is open. */
      crm: figure,
      /** The part won of all, whatever the stage. */
      overall: z.number(),
    })
    .nullable(),
  totals: z.strictObject({
    open: z.number(),
    counted: z.number(),
    apart: z.number(),
    overdue: z.number(),
    /** Units that are expected, and that they would be by the CRM's probabilities. */
    expected: z.number(),
    expectedByCrm: z.number(),
    /** Units of all open deals. */
    units: z.number(),
  }),
  /** Those kept apart, and the largest of the others; by amount. */
  deals: z.array(listedDeal),
})
export type PipelineReport = z.infer<typeof pipelineReport>

/** An override whose month is over: an item's lines together, in units. */
export const pastOverride = z.strictObject({
  item: z.string(),
  name: bilingual,
  month: period,
  /** The cycle that published it. */
  cycle: period,
  /** Null where that is not on record. */
  author: z.string().nullable(),
  said: z.number(),
  /** What the layers had said. */
  without: z.number(),
  actual: z.number(),
})
export type PastOverride = z.infer<typeof pastOverride>

export const overrideRecord = z.strictObject({
  /** Of whoever asks; null without any. */
  yours: overrideWorth.nullable(),
  everybody: overrideWorth.nullable(),
  people: z.array(z.strictObject({ person: z.string(), record: overrideWorth })),
  /** The latest month first. */
  overrides: z.array(pastOverride),
})
export type OverrideRecord = z.infer<typeof overrideRecord>

/** An event that shifts demand; past ones with what they did, planned ones with what alike ones suggest. Percents of the baseline. */
export const measuredEvent = z.strictObject({
  event: z.string(),
  name: bilingual,
  kind: z.string(),
  /** Empty where it does not narrow the event. */
  family: z.string(),
  item: z.string(),
  region: z.string(),
  customer: z.string(),
  from: period,
  to: period,
  /** As planned. */
  percent: z.number(),
  /** Whether some of it is still to come. */
  planned: z.boolean(),
  /** What orders say it did, its standard error, and the quiet months it was set against; null where they do not tell. */
  measured: z
    .strictObject({
      percent: z.number(),
      error: z.number(),
      quiet: z.number(),
      /** False where every year had an event in these months: season and event cannot be told apart well. */
      seasonKnown: z.boolean(),
    })
    .nullable(),
  /** Mean of the events it is like, by how well each is known; null where there are none. */
  suggested: figure,
  evidence: z.array(z.strictObject({ event: z.string(), percent: z.number() })),
})
export type MeasuredEvent = z.infer<typeof measuredEvent>

export const eventReport = z.strictObject({
  events: z.array(measuredEvent),
  /** `attribute:code` → name. */
  names: z.record(z.string(), bilingual),
})
export type EventReport = z.infer<typeof eventReport>

const causeTest = z.strictObject({
  /** Whether the history shows it. */
  found: z.boolean(),
  /** Whether forecasts are made with it: it is found, and helped to forecast from earlier origins. */
  used: z.boolean(),
  /** Mean absolute errors of those forecasts with and without it, in the company's currency a month; null where the history is too short to try. */
  errorWith: figure,
  errorWithout: figure,
})

/** What forecasts know beforehand of months: the calendar, and figures from outside. */
export const outsideReport = z.strictObject({
  currency: z.string(),
  /** The calendar in force, with all its holidays. */
  calendar: businessCalendar.extend({ holidays: z.array(holidayWindow) }),
  /** Of the whole company. */
  calendarTest: causeTest,
  /** What moves demand: percent by which it differs, with its standard error. Of working days: by one day more. Of a holiday: were the whole month in its window. */
  effects: z.array(
    z.strictObject({
      cause: z.string(),
      phase: z.enum(['working_days', 'before', 'during', 'outside']),
      percent: z.number(),
      error: z.number(),
    }),
  ),
  drivers: z.array(
    causeTest.extend({
      driver: z.string(),
      /** Percent by which demand differs where the figure is a standard deviation above its mean; null where it is not found. */
      percent: figure,
    }),
  ),
})
export type OutsideReport = z.infer<typeof outsideReport>

export const layerCalls = {
  /** How demand is counted and weighed. */
  'layers.policy': call(nothing, storedDemandPolicy),
  /** Every version that was set, the newest first. */
  'layers.policies': call(nothing, z.array(storedDemandPolicy)),
  /** Takes the place of the whole policy; every plan is calculated anew under it. `revision` is the version it was made from. */
  'layers.setPolicy': call(
    z.strictObject({
      policy: demandPolicy,
      revision: z.number().int().min(0),
      reason: z.string().trim().max(2000).default(''),
    }),
    storedDemandPolicy,
    policyKeepers,
  ),
  /** How deals are counted in a scenario, and what deals that ended say. */
  'layers.pipeline': call(z.strictObject({ scenario: identifier.default('base') }), pipelineReport),
  /** What the calendar and figures from outside were found to do to the demand of a scenario's data. */
  'layers.outside': call(z.strictObject({ scenario: identifier.default('base') }), outsideReport),
  /** Events of a scenario's data, what past ones did and what that suggests for those to come. */
  'layers.events': call(z.strictObject({ scenario: identifier.default('base') }), eventReport),
  /** What the last overrides of a selection of demand lines were worth, yours and everybody's. */
  'planning.overrideRecord': call(
    z.strictObject({
      where: selection.default({}),
      last: z.number().int().min(1).max(500).default(12),
      months: z.number().int().min(1).max(36).default(24),
      /** Months between the cycle and the month; null for the last cycle before the month. */
      lag: z.number().int().min(0).max(24).nullable().default(null),
    }),
    overrideRecord,
  ),
} as const
