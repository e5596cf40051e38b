/** What changed from one snapshot to another, and what it does to the base plan. */
import { z } from 'zod'
import {
  allDataChangeKinds,
  type DataChangeGroup,
  type DataPart,
  dataChangeGroups,
  dataPartNames,
} from '../model/data-changes'
import { bilingual, call, done, identifier, isoTime } from './call-shape'
import { cellPlace, indicators } from './planning-calls'

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const named = z.strictObject({ code: z.string(), name: bilingual })

export const dataChange = z.strictObject({
  kind: z.enum(allDataChangeKinds),
  entity: z.string(),
  /** Key fields of the row. */
  key: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What a person knows it by. */
  code: z.string(),
  name: bilingual.nullable(),
  item: named.nullable(),
  family: named.nullable(),
  customer: named.nullable(),
  supplier: named.nullable(),
  site: named.nullable(),
  /** Fields whose values differ; none for what is new or gone. */
  fields: z.array(z.strictObject({ field: z.string(), before: value, after: value })),
  /** By how many days a date moved; positive is later. */
  days: z.number().nullable(),
  /** What the change is in itself: units more or less, and what they are worth; of what only moved, what moved. */
  units: z.number().nullable(),
  money: z.number().nullable(),
  /** The indicators of the later plan less those of that plan without this change; null where that was not worked out for it alone. */
  effect: indicators.nullable(),
  /** Where in the plan it matters; null where the plan has no such line. */
  place: cellPlace.nullable(),
})
export type ComparedChange = z.infer<typeof dataChange>

/** A part of the data that was exchanged as a whole: with the parts before it, from the earlier plan to the later one. */
export const comparedPart = z.strictObject({
  part: z.enum(dataPartNames as [DataPart, ...DataPart[]]),
  entities: z.array(z.string()),
  /** Indicators after the part less before it; all parts together are `to` − `of`. */
  effect: indicators,
  /** Of that, what the changes with an effect of their own add up to; `effect` − `told` is what is left over: changes that act together, and those that were not worked out one by one. */
  told: indicators,
  /** How many changes are in `told`. */
  changes: z.number(),
})
export type ComparedPart = z.infer<typeof comparedPart>

export const kindTotal = z.strictObject({
  kind: z.enum(allDataChangeKinds),
  count: z.number(),
  units: z.number(),
  money: z.number(),
})

export const entityCounts = z.strictObject({
  entity: z.string(),
  before: z.number(),
  after: z.number(),
  added: z.number(),
  changed: z.number(),
  gone: z.number(),
})

const side = z.strictObject({
  snapshot: identifier,
  asOf: z.string(),
  sealedAt: isoTime,
})

export const snapshotComparison = z.strictObject({
  of: side,
  to: side,
  currency: z.string(),
  /** Periods that the indicators cover. */
  span: z.number(),
  /** The base plan's indicators on either snapshot; null where no plan can be made of one of them. */
  plan: z.strictObject({ of: indicators, to: indicators, parts: z.array(comparedPart) }).nullable(),
  totals: z.array(kindTotal),
  /** Every entity in which something differs. */
  entities: z.array(entityCounts),
  /** Changes that the filter lets through; of a kind with very many the greatest are listed. */
  total: z.number(),
  listed: z.number(),
  /** Those of the greatest effect first. */
  changes: z.array(dataChange),
})
export type SnapshotComparison = z.infer<typeof snapshotComparison>

export const comparisonProgress = z.strictObject({
  request: identifier,
  phase: z.enum(['rows', 'plan', 'effects']),
  /** The entity or part at work. */
  at: z.string(),
  done: z.number(),
  total: z.number(),
})
export type ComparisonProgress = z.infer<typeof comparisonProgress>

export const comparisonCalls = {
  /**
   * What changed from `of` to `to`. The first question works it out, in a thread of its own and with
   * `comparison.progress` under the name `request`; pages and filters of the same comparison are then at hand.
   */
  'snapshots.compare': call(
    z.strictObject({
      of: identifier,
      to: identifier,
      groups: z
        .array(z.enum(dataChangeGroups as [DataChangeGroup, ...DataChangeGroup[]]))
        .default([]),
      /** Part of a code or name. */
      search: z.string().trim().max(200).default(''),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(100),
      request: identifier.optional(),
    }),
    snapshotComparison,
  ),
  /** Gives up a comparison that is being worked out; it then rejects with CANCELLED. */
  'snapshots.compareStop': call(z.strictObject({ request: identifier }), done),
} as const
