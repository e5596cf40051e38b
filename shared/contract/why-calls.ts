/** Why a number is so: the trace of a cell, and the contributions that make up a difference. */
import { z } from 'zod'
import { consensusRule } from '../model/demand-policy'
import { driver } from '../model/drivers'
import { formulaCodes, traceUnits } from '../model/traces/formula-codes'
import { bilingual, call, done, identifier, isoTime, period } from './call-shape'
import { cellPlace, indicatorKeys, selection } from './planning-calls'

/** Something a formula reads. */
export const traceInput = z.strictObject({
  /** A measure, or a word of `why.input_<key>` in the catalogue. */
  key: z.string(),
  value: z.number().nullable(),
  unit: z.enum(traceUnits),
  /** Of a formula that adds up: what the value is multiplied by. Null for other formulas. */
  factor: z.number().nullable(),
  /** Where to ask about it in turn; null for constants. */
  place: cellPlace.nullable(),
  /** The line it belongs to, where that is not the line asked about. */
  code: z.string().nullable(),
  name: bilingual.nullable(),
})
export type TraceInput = z.infer<typeof traceInput>

/** A part of a total; the parts and the others add up to it. */
export const tracePart = z.strictObject({
  place: cellPlace,
  code: z.string(),
  name: bilingual,
  value: z.number(),
})
export type TracePart = z.infer<typeof tracePart>

export const limitKinds = ['material', 'hours', 'lead_time', 'planned', 'supplier'] as const

/** What kept supply below what was asked, traced to its root through the bill of materials. */
export const traceLimit = z.strictObject({
  kind: z.enum(limitKinds),
  /** The component, resource or item that limits. */
  code: z.string(),
  name: bilingual,
  period,
  /** The part of what is asked that it allows, 0 to 1. */
  share: z.number(),
  /** What it would take and what there is, in its own unit; null where that says nothing. */
  asked: z.number().nullable(),
  available: z.number().nullable(),
  /** Months that a new order takes, for `lead_time`. */
  months: z.number().nullable(),
  /** What is kept from the figure asked about, in its unit. */
  lost: z.number(),
  place: cellPlace,
  /** The items between the line and the root, nearest first. */
  via: z.array(z.strictObject({ code: z.string(), name: bilingual })),
})
export type TraceLimit = z.infer<typeof traceLimit>

export const sourceRow = z.strictObject({
  /** Key fields of the row in the source. */
  key: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What a person would look for, by field name. */
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** What remembered fixes changed in the row before it was checked; absent where none did. */
  corrections: z
    .array(
      z.strictObject({
        field: z.string().nullable(),
        was: z.string().nullable(),
        became: z.string().nullable(),
        fix: z.string(),
        author: z.string(),
        at: isoTime,
      }),
    )
    .optional(),
  /** What the row adds to the figure; 0 where it is listed and does not count. */
  value: z.number(),
})
export type SourceRow = z.infer<typeof sourceRow>

/** Rows of one entity of the snapshot behind a figure. */
export const sourceRows = z.strictObject({
  entity: z.string(),
  connection: z.string(),
  place: z.string(),
  asOf: z.string(),
  count: z.number(),
  /** Of all rows, also those that are not listed. */
  sum: z.number(),
  rows: z.array(sourceRow),
})
export type SourceRows = z.infer<typeof sourceRows>

export const traceEdit = z.strictObject({
  position: z.number(),
  scenario: identifier,
  scenarioName: z.string(),
  measure: z.string(),
  author: z.string(),
  at: isoTime,
  reason: z.string().nullable(),
  /** Chosen from the list of reasons. */
  reasonCode: z.string().optional(),
  /** Where it was typed, and what. */
  place: cellPlace.nullable(),
  entry: z.string().nullable(),
  /** How a total was split, where that is on record. */
  rule: z.string().nullable(),
  /** Lines of this cell that it wrote, and what they added up to; null where nothing was written before or after. */
  lines: z.number(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  /** False where a later edit wrote over all of it. */
  stands: z.boolean(),
})
export type TraceEdit = z.infer<typeof traceEdit>

export const trace = z.strictObject({
  place: cellPlace,
  level: z.string(),
  code: z.string(),
  name: bilingual,
  unit: z.enum(traceUnits),
  value: z.number().nullable(),
  formula: z.enum(formulaCodes),
  /** A planner's own formula as it reads; null for the program's. */
  formulaText: z.string().nullable(),
  inputs: z.array(traceInput),
  /** What the formula leaves unexplained: the effect of drivers it does not name. Null where nothing is. */
  rest: z.number().nullable(),
  parts: z.array(tracePart),
  others: z.strictObject({ count: z.number(), value: z.number() }).nullable(),
  limits: z.array(traceLimit),
  /** What a forecast was made from: cleaned history, oldest first. */
  history: z.strictObject({ periods: z.array(period), values: z.array(z.number()) }).nullable(),
  sources: z.array(sourceRows),
})
export type Trace = z.infer<typeof trace>

export const why = trace.extend({
  scenario: identifier,
  scenarioName: z.string(),
  snapshot: identifier,
  asOf: z.string(),
  position: z.number(),
  edits: z.array(traceEdit),
  drivers: z.array(driver),
  /** Lines of the cell that are locked. */
  locked: z.number(),
  /** The rule of the demand policy that weighed the layers, and who set the policy and why; null where none did, or several. */
  policy: z
    .strictObject({
      rule: consensusRule,
      /** 0 where the defaults hold. */
      revision: z.number(),
      setBy: z.string(),
      setAt: isoTime,
      reason: z.string(),
    })
    .nullable(),
})
export type Why = z.infer<typeof why>

/** One end of a difference: a scenario as it is, the base plan's changes on a snapshot, or what a decision pinned. */
export const differenceSide = z.union([
  z.strictObject({ scenario: identifier }),
  z.strictObject({ snapshot: identifier }),
  z.strictObject({ decision: identifier }),
])
export type DifferenceSide = z.infer<typeof differenceSide>

/** The figure compared: a measure of a selection over a span, or an indicator of the company or of one family. */
export const differenceFigure = z.union([
  z.strictObject({ where: selection, measure: z.string(), from: period, to: period }),
  z.strictObject({
    indicator: z.enum(indicatorKeys),
    family: z.string().nullable(),
    span: z.number().int().min(1).max(60),
  }),
])
export type DifferenceFigure = z.infer<typeof differenceFigure>

export const contributionKinds = [
  'entities',
  'driver_added',
  'driver_removed',
  'edit',
  'edit_removed',
  'edits',
] as const

export const contribution = z.strictObject({
  kind: z.enum(contributionKinds),
  /** For `entities`: what of the data changed. */
  entities: z.array(z.string()),
  driver: driver.nullable(),
  edit: z
    .strictObject({
      position: z.number(),
      author: z.string(),
      at: isoTime,
      reason: z.string().nullable(),
      place: cellPlace.nullable(),
      entry: z.string().nullable(),
    })
    .nullable(),
  /** Changes taken together, where there are many. */
  count: z.number(),
  value: z.number(),
})
export type Contribution = z.infer<typeof contribution>

export const whyDifferent = z.strictObject({
  unit: z.enum(traceUnits),
  of: z.number(),
  to: z.number(),
  /** In the order applied; together they are `to` − `of`. */
  contributions: z.array(contribution),
})
export type WhyDifferent = z.infer<typeof whyDifferent>

export const whyCalls = {
  /** The trace of one cell: one level deep; its inputs and parts say where to ask next. */
  'planning.why': call(cellPlace.extend({ scenario: identifier }), why),
  /** What makes up the difference from one side to the other; `request` names it for `planning.whyStop`. */
  'planning.whyDifferent': call(
    z.strictObject({
      of: differenceSide,
      to: differenceSide,
      figure: differenceFigure,
      request: identifier.optional(),
    }),
    whyDifferent,
  ),
  /** Gives up a difference that is being worked out; it then rejects with CANCELLED. */
  'planning.whyStop': call(z.strictObject({ request: identifier }), done),
} as const
