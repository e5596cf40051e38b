/** What differs between scenarios cell by cell, and what of one can be merged into another. */
import { z } from 'zod'
import { forecastParts } from '../changes/forecast-parts'
import { writableMeasures } from '../changes/plan-change'
import { mergeStates } from '../changes/three-way-merge'
import { driver } from '../model/drivers'
import { forecastPiece } from '../model/forecast-setting'
import { planners } from '../model/roles'
import { bilingual, call, identifier, isoTime, period } from './call-shape'
import { changeResult, selection, sides } from './planning-calls'

export const differenceLevels = ['line', 'item', 'family'] as const
export const differenceOrders = ['money', 'units'] as const

export const cellDifference = z.strictObject({
  side: z.enum(sides),
  level: z.enum(['customer', 'site', 'item', 'family', 'resource']),
  where: selection,
  code: z.string(),
  name: bilingual,
  item: z.strictObject({ code: z.string(), name: bilingual }).nullable(),
  family: z.strictObject({ code: z.string(), name: bilingual }).nullable(),
  measure: z.string(),
  unit: z.string(),
  period,
  /** One a scenario, in the order asked; NaN where it has no figure there. */
  values: z.instanceof(Float64Array),
  /** Greatest difference to the first scenario, with its sign. */
  difference: z.number(),
  /** The same in the reporting currency; 0 where it cannot be valued. */
  effect: z.number(),
  /** One a scenario: whether somebody wrote there, and whether a driver moves it. */
  written: z.array(z.boolean()),
  driven: z.array(z.boolean()),
})
export type CellDifference = z.infer<typeof cellDifference>

export const differences = z.strictObject({
  scenarios: z.array(
    z.strictObject({ scenario: identifier, name: z.string(), position: z.number() }),
  ),
  currency: z.string(),
  /** Cells that differ, those beyond the limit too. */
  total: z.number(),
  /** How many differ by measure, whichever measure is asked for. */
  byMeasure: z.record(z.string(), z.number()),
  cells: z.array(cellDifference),
})
export type Differences = z.infer<typeof differences>

export const origin = z.strictObject({
  author: z.string(),
  at: isoTime,
  reason: z.string().nullable(),
  position: z.number(),
})

/** Why a unit cannot be taken: the target has no such line or item, the period is over there, the cell is locked or fenced, the driver does nothing there, an item would come to follow itself. */
export const mergeBlocks = [
  'line',
  'item',
  'period',
  'locked',
  'fenced',
  'driver',
  'circular',
] as const

const unit = {
  /** Names the unit in `scenarios.merge`. */
  unit: z.string(),
  state: z.enum(mergeStates),
  oursBy: origin.nullable(),
  theirsBy: origin,
  blocked: z.enum(mergeBlocks).nullable(),
}

export const mergeCell = z.strictObject({
  ...unit,
  kind: z.literal('cell'),
  measure: z.enum(writableMeasures),
  period,
  where: selection,
  name: bilingual,
  item: z.strictObject({ code: z.string(), name: bilingual }),
  family: z.strictObject({ code: z.string(), name: bilingual }),
  /** Written numbers at the fork, in the target and in the scenario; null where the figure is calculated. */
  fork: z.number().nullable(),
  ours: z.number().nullable(),
  theirs: z.number().nullable(),
})
export type MergeCell = z.infer<typeof mergeCell>

export const mergeDriver = z.strictObject({
  ...unit,
  kind: z.literal('driver'),
  fork: driver.nullable(),
  ours: driver.nullable(),
  theirs: driver.nullable(),
})
export type MergeDriver = z.infer<typeof mergeDriver>

const piece = forecastPiece.nullable()

/** One matter of how an item is forecast; null is the usual. */
export const mergeForecast = z.strictObject({
  ...unit,
  kind: z.literal('forecast'),
  part: z.enum(forecastParts),
  item: z.strictObject({ code: z.string(), name: bilingual }),
  family: z.strictObject({ code: z.string(), name: bilingual }),
  fork: piece,
  ours: piece,
  theirs: piece,
})
export type MergeForecast = z.infer<typeof mergeForecast>

export const mergePreview = z.strictObject({
  scenario: identifier,
  into: identifier,
  /** Where both stood; `scenarios.merge` is refused once either has moved on. */
  scenarioPosition: z.number(),
  intoPosition: z.number(),
  /** They stand on different data: cells are matched by line and month. */
  otherSnapshot: z.boolean(),
  drivers: z.array(mergeDriver),
  forecasts: z.array(mergeForecast),
  cells: z.array(mergeCell),
})
export type MergePreview = z.infer<typeof mergePreview>

const pair = { scenario: identifier, into: identifier }

export const compareCalls = {
  /** The cells in which scenarios differ from the first of them, those of the greatest effect first. */
  'scenarios.differences': call(
    z.strictObject({
      scenarios: z.array(identifier).min(2).max(8),
      level: z.enum(differenceLevels).default('item'),
      measure: z.string().optional(),
      family: z.string().optional(),
      by: z.enum(differenceOrders).default('money'),
      limit: z.number().int().min(1).max(5000).default(200),
    }),
    differences,
  ),
  /**
   * Everything the scenario changed since it and the target parted, against what stands in the target now. What is blocked
   * is judged with what is chosen: clean units but those in `left`, and conflicts settled for the scenario.
   */
  'scenarios.mergePreview': call(
    z.strictObject({
      ...pair,
      left: z.array(z.string().max(1000)).max(500_000).default([]),
      conflicts: z.record(z.string(), z.enum(['ours', 'theirs'])).default({}),
    }),
    mergePreview,
  ),
  /** Writes the chosen units into the target in one step. Conflicts among them must be settled: `theirs` takes the scenario's value. */
  'scenarios.merge': call(
    z.strictObject({
      ...pair,
      scenarioPosition: z.number().int().min(0),
      intoPosition: z.number().int().min(0),
      take: z.array(z.string().max(1000)).min(1).max(500_000),
      conflicts: z.record(z.string(), z.enum(['ours', 'theirs'])).default({}),
      reason: z.string().trim().max(2000).optional(),
    }),
    changeResult,
    planners,
  ),
} as const
