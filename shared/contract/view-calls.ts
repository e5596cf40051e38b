/** Views of the plan that people keep under a name: how it looks, and which lines are in it. */
import { z } from 'zod'
import { planners, roles } from '../model/roles'
import { rowAttributes } from '../model/row-levels'
import { call, done, identifier, isoTime, nothing } from './call-shape'
import type { sides } from './planning-calls'
import { rowFilter } from './row-filter'

export const layouts = [
  'side_by_side',
  'stacked',
  'demand',
  'supply',
  'resource',
  'finance',
] as const
export type Layout = (typeof layouts)[number]

/** What may stand beside demand. */
export const besides = ['supply', 'resource', 'finance'] as const
export type Beside = (typeof besides)[number]

export const columnSizes = ['month', 'quarter', 'year'] as const
export type ColumnSize = (typeof columnSizes)[number]

/** Measures under the name of each node, or nodes under the name of each measure. */
export const arrangements = ['nodes', 'measures'] as const
export type Arrangement = (typeof arrangements)[number]

const bySide = <T extends z.ZodType>(of: T) =>
  z.strictObject({ demand: of, supply: of, resource: of, finance: of } satisfies Record<
    (typeof sides)[number],
    T
  >)
const levels = z.array(z.enum(rowAttributes)).max(11)

/** How a plan is shown. */
export const planLook = z.strictObject({
  layout: z.enum(layouts),
  beside: z.enum(besides),
  /** Attributes that rows are grouped by, the highest first. */
  levels: bySide(levels),
  /** As many levels below the total are open. */
  openTo: z.number().int().min(0).max(11),
  /** Measures shown, in their order. */
  measures: bySide(z.array(z.string().max(40)).max(200)),
  arrangement: z.enum(arrangements),
  /** Rows without any figure but zero are left out. */
  hideEmpty: z.boolean(),
  columns: z.enum(columnSizes),
  /** Years shown as one column, such as `2025`. */
  foldedYears: z.array(z.string().regex(/^\d{4}$/)).max(100),
  /** The strip of gaps between demand and supply. */
  gapBand: z.boolean(),
  /** Part of the width, or the height, that demand has beside another side. */
  demandShare: z.number().min(0.1).max(0.9),
  /** Size of the grids: 1 is the usual one. */
  zoom: z.number().min(0.7).max(2),
  chart: z.boolean(),
  families: z.boolean(),
})
export type PlanLook = z.infer<typeof planLook>

export const savedView = z.strictObject({
  name: z.string().trim().min(1).max(80),
  look: planLook,
  filter: rowFilter,
  /** The family it is of; null for all. */
  family: z.string().max(200).nullable(),
  /** Whoever first opens the plan in this role begins with it; null where it is nobody's. */
  role: z.enum(roles).nullable(),
})
export type SavedView = z.infer<typeof savedView>

export const keptView = savedView.extend({ savedBy: z.string(), savedAt: isoTime })
export type KeptView = z.infer<typeof keptView>

/** What a shared file holds. */
export const viewFile = z.strictObject({ evenkeelView: z.literal(1), view: savedView })

export const viewCalls = {
  /** By name. */
  'views.list': call(nothing, z.array(keptView)),
  /** Keeps a view in the place of one of that name; as the one of its role it takes the place of another. */
  'views.save': call(savedView, keptView, planners),
  'views.remove': call(z.strictObject({ name: identifier }), done, planners),
  /** Keeps the view that a shared file holds. Rejects with VIEW_FILE_UNUSABLE. */
  'views.import': call(
    z.strictObject({ text: z.string().max(1_000_000), replace: z.boolean().default(false) }),
    keptView,
    planners,
  ),
} as const
