/** The statistical forecasts that the baseline is made of, and what planners want of them. */
import { z } from 'zod'
import {
  forecastSetting,
  historyDecision,
  idleTies,
  likeness,
  succession,
} from '../model/forecast-setting'
import {
  forecastChoices,
  forecastReasons,
  historyKinds,
  methodKeys,
  refusalReasons,
} from '../model/forecast-words'
import { findingKinds, findingReasons } from '../model/history-words'
import { reconciliationKeys } from '../model/reconciliation-words'
import { planners } from '../model/roles'
import { bilingual, call, done, identifier, isoTime, period } from './call-shape'
import { changeResult, selection } from './planning-calls'

/** Of forecasts made from earlier origins of the history; null where nothing can be said. */
export const forecastErrors = z.strictObject({
  /** How many origins they were made at. */
  origins: z.number(),
  /** Mean absolute error, and mean of forecast less actual, units a period. */
  mae: z.number().nullable(),
  bias: z.number().nullable(),
  /** Mean absolute error over that of seasonal naive within the history. */
  mase: z.number().nullable(),
  /** From 0 to 2. */
  smape: z.number().nullable(),
})
export type ForecastErrors = z.infer<typeof forecastErrors>

/** What a method, or the combination of several, would make of an item. */
export const forecastCandidate = z.strictObject({
  method: z.enum(forecastChoices),
  /** `used`: makes the baseline. `member`: its part in the combination that does. `left_out`: by a planner. `refused`: cannot forecast this history. `spare`: could be pinned. */
  part: z.enum(['used', 'member', 'left_out', 'refused', 'spare']),
  refused: z.enum(refusalReasons).nullable(),
  errors: forecastErrors.nullable(),
  /** The sum of its next twelve planned periods; null where it refused. */
  year: z.number().nullable(),
})
export type ForecastCandidate = z.infer<typeof forecastCandidate>

/** A month of history that is not used as it was observed, or might not be. */
export const historyFinding = z.strictObject({
  period,
  kind: z.enum(findingKinds),
  reason: z.enum(findingReasons),
  /** Null where nothing was observed. Of a shift the level before. */
  observed: z.number().nullable(),
  /** Of a shift the level after. */
  used: z.number(),
  applied: z.boolean(),
  /** Whether a planner decided that. */
  decided: z.boolean(),
})
export type HistoryFinding = z.infer<typeof historyFinding>

const numbers = z.custom<Float64Array>((value) => value instanceof Float64Array)

export const forecastInterval = z.strictObject({
  /** Percent of the futures inside. */
  level: z.number(),
  lower: numbers,
  upper: numbers,
})

/** An item of a shared demand, and how much of it it has in the first planned month and in the last. */
export const sharedDemandPart = z.strictObject({
  item: identifier,
  name: bilingual,
  follows: succession.nullable(),
  first: z.number(),
  last: z.number(),
})
export type SharedDemandPart = z.infer<typeof sharedDemandPart>

/** What the data or the history say of an item's life, for a planner to accept. */
export const tieSuggestion = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('follows'),
    /** Who takes whose place. */
    item: identifier,
    name: bilingual,
    predecessor: bilingual,
    follows: succession,
    /** `data`: the item's successor field. `history`: one came as the other went. */
    evidence: z.enum(['data', 'history']),
    /** Orders a month: of the predecessor in the year before the other's first, and of both in the last three months. */
    before: z.number(),
    latestOld: z.number(),
    latestNew: z.number(),
  }),
  z.strictObject({
    kind: z.literal('like'),
    like: likeness,
    name: bilingual,
    /** 0 to 1, of family, category, price and where it comes from. */
    likeness: z.number(),
    /** Orders of the item since its launch, where the scale is from them. */
    sold: z.number(),
  }),
])
export type TieSuggestion = z.infer<typeof tieSuggestion>

/** What only a single item has. */
export const itemForecastDetail = z.strictObject({
  item: identifier,
  name: bilingual,
  kind: z.enum(historyKinds),
  method: z.enum(forecastChoices),
  reasons: z.array(z.enum(forecastReasons)),
  candidates: z.array(forecastCandidate),
  findings: z.array(historyFinding),
  /** Of a shared demand the method and the decisions are those of its eldest item. */
  setting: forecastSetting.nullable(),
  /** The items of the demand it shares, the eldest first; empty where it shares none. */
  shared: z.array(sharedDemandPart),
  /** The name of the item whose place it is set to take, or as which it is set to sell; null where the data do not have it. */
  tiedTo: bilingual.nullable(),
  /** Why what is set for it has no effect now; null where it has, and where nothing is set. */
  idle: z.enum(idleTies).nullable(),
  suggestions: z.array(tieSuggestion),
  /** Who wanted it so; null where nobody did. */
  setBy: z
    .strictObject({ author: z.string(), at: isoTime, reason: z.string().nullable() })
    .nullable(),
})
export type ItemForecastDetail = z.infer<typeof itemForecastDetail>

/** How the forecasts of a family's items are made to add up with those of its totals. */
export const addingUp = z.strictObject({
  family: z.string(),
  name: bilingual,
  /** What is used, and whether a planner said so. */
  way: z.enum(reconciliationKeys),
  pinned: z.boolean(),
  /** All that can be chosen: without categories there is nothing to make it add up from. */
  ways: z.array(z.enum(reconciliationKeys)),
  /** Items that take part; others are new, come or go, and stand by themselves. */
  items: z.number(),
  /** Squared errors of forecasts from earlier months over those of items simply added, of the total, of the items and of all levels; below 1 is better. The best first, empty where the history is too short. */
  measured: z.array(
    z.strictObject({
      way: z.enum(reconciliationKeys),
      total: z.number(),
      items: z.number(),
      all: z.number(),
    }),
  ),
})
export type AddingUp = z.infer<typeof addingUp>

/** The forecast of a node: of an item, of a customer's part of it, or of several items together. */
export const shownForecast = z.strictObject({
  scenario: identifier,
  position: z.number(),
  /** Months of history, oldest first, then the planned ones. */
  history: z.array(period),
  planned: z.array(period),
  /** As long as the history: orders, what the forecast is made from, and forecasts from the month before (NaN where there are none). */
  observed: numbers,
  used: numbers,
  fitted: numbers,
  /** As long as the planned periods. */
  baseline: numbers,
  intervals: z.array(forecastInterval),
  /** How many items have a history of their own, and how many of these are forecast by which method. */
  items: z.number(),
  methods: z.array(z.strictObject({ method: z.enum(forecastChoices), items: z.number() })),
  /** How many times as wide the limits are as they would be if the items' errors had nothing to do with each other; null for a single item. */
  together: z.number().nullable(),
  /** Of the family that the selected items are of; null for several, and where too few take part. */
  addingUp: addingUp.nullable(),
  /** Null for more than one item, and for one without a history of its own. */
  detail: itemForecastDetail.nullable(),
})
export type ShownForecast = z.infer<typeof shownForecast>

/** The baseline of an item in short. */
export const itemBaseline = z.strictObject({
  item: identifier,
  name: bilingual,
  family: z.string(),
  kind: z.enum(historyKinds),
  method: z.enum(forecastChoices),
  /** Months of history. */
  months: z.number(),
  /** Orders of the last twelve months, and the baseline of the next twelve. */
  lastYear: z.number(),
  nextYear: z.number(),
  /** By period. */
  baseline: numbers,
  intervals: z.array(forecastInterval),
  /** Errors of what is used, of the members of the combination, and of seasonal naive. */
  accuracy: z.array(z.strictObject({ method: z.enum(forecastChoices), errors: forecastErrors })),
  reasons: z.array(z.enum(forecastReasons)),
  /** How many months of history are not used as observed. */
  cleaned: z.number(),
  setting: forecastSetting.nullable(),
})
export type ItemBaseline = z.infer<typeof itemBaseline>

export const forecastBaseline = z.strictObject({
  scenario: identifier,
  snapshot: identifier,
  planned: z.array(period),
  items: z.array(itemBaseline),
  /** Means over the items that have errors of the method: each item counts alike. */
  accuracy: z.array(
    z.strictObject({
      method: z.enum(forecastChoices),
      items: z.number(),
      mase: z.number(),
      smape: z.number(),
    }),
  ),
})
export type ForecastBaseline = z.infer<typeof forecastBaseline>

/** What is to be different; what is left out stays. */
export const forecastWish = z.strictObject({
  method: z.enum(forecastChoices).optional(),
  leaveOut: z.array(z.enum(methodKeys)).optional(),
  /** Added to those that stand. */
  decisions: z.array(historyDecision).optional(),
  /** Whose place the selected item takes, or as whom it sells; null for nobody's any more. One item is to be selected then. */
  follows: succession.nullable().optional(),
  like: likeness.nullable().optional(),
  /** How the forecasts of the selected families are made to add up; null for the way that erred least. */
  addUp: z.enum(reconciliationKeys).nullable().optional(),
  /** Back to the usual forecast first. */
  usual: z.boolean().optional(),
})
export type ForecastWish = z.infer<typeof forecastWish>

export const forecastCalls = {
  /** The baseline of every item, or of those that are selected. NO_PLAN. */
  'forecast.baseline': call(
    z.strictObject({ scenario: identifier, where: selection.default({}) }),
    forecastBaseline,
  ),
  /** NOTHING_SELECTED where no demand line is. */
  'forecast.show': call(z.strictObject({ scenario: identifier, where: selection }), shownForecast),
  /** Changes how the selected items are forecast, as a change of the plan that can be undone. NOTHING_SELECTED, NOT_FOUND for an item that the data do not have, SUCCESSION_CIRCULAR, CANCELLED by `forecast.stop`. */
  'forecast.set': call(
    z.strictObject({
      scenario: identifier,
      where: selection,
      wish: forecastWish,
      reason: z.string().max(2000).optional(),
    }),
    changeResult,
    planners,
  ),
  /** Gives up the forecasts that a change of the scenario, or a merge into it, waits for: it rejects with CANCELLED and nothing is changed. Of no effect where none waits. */
  'forecast.stop': call(z.strictObject({ scenario: identifier }), done, planners),
} as const
