/** What an edit would do to every line below it, told before it is made. */
import { z } from 'zod'
import { bilingual, period } from './call-shape'

export const splitWarningKinds = [
  /** Locks leave one child more than twice what the rule alone would give it, or a stand-in rule gives one child nearly all. */
  'piled',
  /** A child that had something is left with nothing. */
  'zeroed',
  /** A child bears more than twice its part of the change. */
  'takes_more',
  'sign_changed',
] as const
export type SplitWarningKind = (typeof splitWarningKinds)[number]

/** Warnings without which an edit is not made unless it is confirmed. */
export const confirmedKinds: ReadonlySet<SplitWarningKind> = new Set(['piled', 'zeroed'])

const moved = {
  name: bilingual,
  before: z.number(),
  after: z.number(),
}

export const previewChild = z.strictObject({
  /** Level and code of the node below the edited one. */
  level: z.string(),
  code: z.string(),
  ...moved,
  /** Its share before it was cut to whole units. */
  exact: z.number(),
  /** Sum of what is locked in it. */
  locked: z.number(),
  lines: z.number(),
  lockedLines: z.number(),
})
export type PreviewChild = z.infer<typeof previewChild>

export const splitWarning = z.strictObject({
  kind: z.enum(splitWarningKinds),
  level: z.string(),
  code: z.string(),
  ...moved,
})
export type SplitWarning = z.infer<typeof splitWarning>

/** How the lines got their numbers: a rule, each on its own (`=prev` and the like), or cleared to what is calculated. */
export const previewRules = [
  'proportional',
  'history',
  'measure',
  'weights',
  'equal',
  'each',
  'clear',
] as const

export const splitPreview = z.strictObject({
  before: z.number(),
  after: z.number(),
  /** What the lines together miss of the total: 0, but for entries that each line applies to itself. */
  remainder: z.number(),
  rule: z.enum(previewRules),
  /** What was split by where the rule had nothing to go by; null where it had. */
  fallback: z.enum(previewRules).nullable(),
  /** Whole units: no line gets a part of one. */
  whole: z.boolean(),
  /** Children that got a unit more than their exact share by largest remainder, and those that got less. */
  roundedUp: z.number(),
  roundedDown: z.number(),
  /** Sum and number of locked lines. */
  locked: z.number(),
  lockedLines: z.number(),
  /** Where the entry is a total of several months: what each of them gets. The rest is of all of them together. */
  months: z.array(z.strictObject({ period, before: z.number(), after: z.number() })).optional(),
  /** The level below, in its order. */
  children: z.array(previewChild),
  lines: z.array(
    z.strictObject({
      where: z.record(z.string(), z.string()),
      ...moved,
      locked: z.boolean(),
    }),
  ),
  /** The gravest first, no more than twenty of them. */
  warnings: z.array(splitWarning),
  warningCount: z.number(),
  needsConfirmation: z.boolean(),
})
export type SplitPreview = z.infer<typeof splitPreview>
