import { z } from 'zod'
import { driverAssumption } from '../model/drivers'
import { planners } from '../model/roles'
import { rowAttributes } from '../model/row-levels'
import { bilingual, call, done, identifier, isoTime, period } from './call-shape'
import { errorCodes } from './error-codes'
import { exception, exceptionCount, rowFilter } from './row-filter'
import { splitPreview } from './split-preview'

/** Attribute → value; all must hold. Attributes: family, category, lifecycle, item, customer, region, channel, class, make_or_buy, site, resource. Empty means everything. */
export const selection = z.record(z.string(), z.string())
export type Selection = z.infer<typeof selection>

export const sides = ['demand', 'supply', 'resource', 'finance'] as const
export type Side = (typeof sides)[number]

export const periodColumn = z.strictObject({
  period,
  kind: z.enum(['past', 'current', 'future']),
})
export type PeriodColumn = z.infer<typeof periodColumn>

/** One measure of one node of the hierarchy. */
export const viewRow = z.strictObject({
  /** Stable within a scenario: level, code and measure. */
  id: z.string(),
  where: selection,
  /** The attribute that the node is a value of; `total` for the top row. */
  level: z.string(),
  /** What `expanded` and `closed` of a view name the node by: codes from the top level down. */
  path: z.string(),
  code: z.string(),
  name: bilingual,
  /** 0 for the top row of the view. */
  depth: z.number(),
  measure: z.string(),
  editable: z.boolean(),
  /** True on the first row of a node that has nodes below it. */
  expandable: z.boolean(),
  /** The nodes below it are among the rows. */
  open: z.boolean(),
  /** A filter hides some of its lines: the figures are of the others. */
  partial: z.boolean(),
})
export type ViewRow = z.infer<typeof viewRow>

/** Bits of a cell's flag byte. */
export const cellFlags = {
  edited: 1,
  shortage: 2,
  excess: 4,
  overloaded: 8,
  driven: 16,
  /** Every line of the cell is locked. */
  locked: 32,
  /** Inside the time fence of whoever opened the view. */
  fenced: 64,
  /** Inside the time freeze: recalculation leaves it alone. */
  frozen: 128,
} as const

export const viewSpec = z.strictObject({
  scenario: identifier,
  side: z.enum(sides),
  where: selection,
  /** Attributes from the top down that rows are grouped by; the usual ones of the side where left out. */
  levels: z.array(z.enum(rowAttributes)).max(11).optional(),
  /** As many levels below the total are open. */
  openTo: z.number().int().min(0).max(11).default(1),
  /** Paths of nodes that are open further down, and of nodes that are closed all the same. */
  expanded: z.array(z.string()).default([]),
  closed: z.array(z.string()).default([]),
  filter: rowFilter.optional(),
  /** Rows of these alone, and of what their flags and totals over time are made from; of all measures of the side where left out. */
  measures: z.array(z.string().max(80)).min(1).max(200).optional(),
})
/** What a caller passes; what is left out is as usual. */
export type ViewSpec = z.input<typeof viewSpec>
export type CheckedViewSpec = z.output<typeof viewSpec>

const numbers = z.instanceof(Float64Array)
const indices = z.instanceof(Uint32Array)
/** BCP 47, such as `de-DE`. */
const locale = z.string().min(2).max(35)
const bytes = z.instanceof(Uint8Array)

/** A block of figures: `values` and `flags` are rows × periods, row by row; NaN where there is no figure. */
export const view = z.strictObject({
  view: identifier,
  scenario: identifier,
  position: z.number(),
  periods: z.array(periodColumn),
  rows: z.array(viewRow),
  values: numbers,
  flags: bytes,
})
export type View = z.infer<typeof view>

/** The cells of an open view that differ after a change: index = row × periods + period. */
export const patch = z.strictObject({
  view: identifier,
  position: z.number(),
  index: indices,
  values: numbers,
  flags: bytes,
})
export type Patch = z.infer<typeof patch>

/** Rules that need nothing more to be said. */
export const splitRules = ['proportional', 'history', 'equal'] as const
export const splitRule = z.union([
  z.enum(splitRules),
  /** In proportion to another measure of the same lines. */
  z.strictObject({ kind: z.literal('measure'), measure: z.string() }),
  /** By child of the level below, or by plan line; who is not named gets nothing. */
  z.strictObject({
    kind: z.literal('weights'),
    weights: z.record(z.string(), z.number().min(0).max(1e12)),
  }),
])
export type SplitRule = z.infer<typeof splitRule>

export const cellEdit = z.strictObject({
  where: selection,
  measure: z.string(),
  period,
  /** The last of several months that the entry is the total of; the first is `period`. */
  to: period.optional(),
  /** As typed: `1200`, `1.2k`, `+250`, `-5%`, `*1.2`, `/2`, `=prev`, `=ly`, `=baseline`; empty clears. */
  entry: z.string(),
})
export type CellEdit = z.infer<typeof cellEdit>

export const cellPlace = z.strictObject({ where: selection, measure: z.string(), period })
export type CellPlace = z.infer<typeof cellPlace>

/** An edit that was not made, and why; `index` counts the edits of the call. */
export const refusedEdit = z.strictObject({
  index: z.number(),
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type RefusedEdit = z.infer<typeof refusedEdit>

/** Told once the figures that follow were sent to every window, as `plan.patched`. */
export const changeResult = z.strictObject({
  /** Journal position the plan now stands at; on disk when this is answered. */
  position: z.number(),
  /** How many plan lines' cells were written. */
  cells: z.number(),
  /** Where the cursor belongs after an undo or redo. */
  place: cellPlace.nullable(),
  /** Of an edit that may be made in part: what of it was refused. */
  refused: z.array(refusedEdit).optional(),
})
export type ChangeResult = z.infer<typeof changeResult>

export const triedEdits = z.strictObject({
  /** How many plan lines' cells would be written. */
  cells: z.number(),
  /** What would not go in, and why. */
  refused: z.array(refusedEdit),
})
export type TriedEdits = z.infer<typeof triedEdits>

/** Cells of one row of a plan. */
export const lockSpan = z.strictObject({
  where: selection,
  measure: z.string(),
  from: period,
  to: period,
})
export type LockSpan = z.infer<typeof lockSpan>

export const indicatorKeys = [
  'revenue',
  'gross_margin',
  'shortage',
  'stock_value',
  'consensus_demand',
  'constrained_supply',
  'utilisation',
] as const
export type IndicatorKey = (typeof indicatorKeys)[number]
export const indicators = z.partialRecord(z.enum(indicatorKeys), z.number())
export type Indicators = z.infer<typeof indicators>

export const familyOverview = z.strictObject({
  family: z.string(),
  name: bilingual,
  items: z.number(),
  indicators,
  /** Periods in which something of the family is short or an item of it is far above target. */
  shortPeriods: z.number(),
  excessPeriods: z.number(),
  series: z.record(z.string(), z.array(z.number())),
})
export type FamilyOverview = z.infer<typeof familyOverview>

export const overview = z.strictObject({
  scenario: identifier,
  snapshot: identifier,
  position: z.number(),
  asOf: z.string(),
  currency: z.string(),
  /** The planned periods, first the current one; series have this length. */
  periods: z.array(period),
  indicators,
  series: z.record(z.string(), z.array(z.number())),
  families: z.array(familyOverview),
})
export type Overview = z.infer<typeof overview>

export const journalEntry = z.strictObject({
  position: z.number(),
  scenario: identifier,
  kind: z.string(),
  author: z.string(),
  at: isoTime,
  reason: z.string().nullable(),
  /** Chosen from the list of reasons. */
  reasonCode: z.string().optional(),
  /** What it did, for a person: measure, place, entry, number of cells. */
  place: cellPlace.nullable(),
  entry: z.string().nullable(),
  cells: z.number(),
  undone: z.boolean(),
  /** Name of the scenario a merge took its changes from. */
  merged: z.string().optional(),
  /** How many cells were edited or locked together, `place` and `entry` being the first; absent for one. */
  edits: z.number().optional(),
  /** What a step about a driver assumes, or assumed; null for other steps. */
  driver: driverAssumption.nullable(),
})
export type JournalEntry = z.infer<typeof journalEntry>

/** What is known of an open opportunity: expected to close on that day, worth that much in the reporting currency. */
export const openDeal = z.strictObject({
  customer: bilingual,
  amount: z.number(),
  closesOn: z.string(),
  probability: z.number(),
})

export const attributeValues = z.strictObject({
  attribute: z.string(),
  values: z.array(z.strictObject({ code: z.string(), name: bilingual, deal: openDeal.optional() })),
})
export type AttributeValues = z.infer<typeof attributeValues>

export const planningCalls = {
  'planning.overview': call(z.strictObject({ scenario: identifier }), overview),
  'planning.openView': call(viewSpec, view),
  /** How many lines meet each exception in what a selection names. */
  'planning.countExceptions': call(
    z.strictObject({
      scenario: identifier,
      where: selection,
      exceptions: z.array(exception).min(1).max(20),
    }),
    z.array(exceptionCount),
  ),
  /** Which nodes of a view have to be open for a place to be among its rows; null where it has no line of it. */
  'planning.rowPath': call(
    z.strictObject({
      scenario: identifier,
      side: z.enum(sides),
      where: selection,
      levels: z.array(z.enum(rowAttributes)).max(11).optional(),
      place: selection,
    }),
    z.strictObject({ paths: z.array(z.string()), where: selection }).nullable(),
  ),
  'planning.closeView': call(z.strictObject({ view: identifier }), done),
  'planning.edit': call(
    z.strictObject({
      scenario: identifier,
      edits: z.array(cellEdit).min(1).max(100_000),
      /** The usual one of the measure where none is chosen. */
      rule: splitRule.optional(),
      reason: z.string().max(2000).optional(),
      /** One of the codes of `editReasons.get`. */
      reasonCode: z.string().max(40).optional(),
      /** Whose decimal mark and thousands separators the entries have. */
      locale: locale.optional(),
      /** The planner has seen that a child takes too much or becomes zero, and wants it so. */
      confirmed: z.boolean().default(false),
      /** The good edits go in and the refused ones are listed; else one refusal refuses all. */
      partial: z.boolean().default(false),
    }),
    changeResult,
    planners,
  ),
  'planning.previewEdit': call(
    z.strictObject({
      scenario: identifier,
      edit: cellEdit,
      rule: splitRule.optional(),
      locale: locale.optional(),
    }),
    splitPreview,
  ),
  /** What many edits at once would come to; nothing is changed. */
  'planning.tryEdits': call(
    z.strictObject({
      scenario: identifier,
      edits: z.array(cellEdit).min(1).max(100_000),
      rule: splitRule.optional(),
      locale: locale.optional(),
      confirmed: z.boolean().default(false),
    }),
    triedEdits,
  ),
  /** Locks the cells of a selection over a span of periods, or lifts their locks; those of `also` in the same step. */
  'planning.lock': call(
    lockSpan.extend({
      scenario: identifier,
      also: z.array(lockSpan).max(10_000).default([]),
      locked: z.boolean(),
      reason: z.string().max(2000).optional(),
    }),
    changeResult,
    planners,
  ),
  'planning.undo': call(z.strictObject({ scenario: identifier }), changeResult, planners),
  'planning.redo': call(z.strictObject({ scenario: identifier }), changeResult, planners),
  'planning.history': call(
    z.strictObject({ scenario: identifier, limit: z.number().int().min(1).max(10_000) }),
    z.array(journalEntry),
  ),
  /** What pickers list: values of attributes that occur in the plan of a scenario (the base plan's, where not said); suppliers, resources and open opportunities too. `supplied_…` are attributes of supply lines. */
  'planning.attributes': call(
    z.strictObject({ scenario: identifier.optional() }),
    z.array(attributeValues),
  ),
} as const
