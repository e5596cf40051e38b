/** Which lines of a plan a view shows: by attribute, by text, by exception. */
import { z } from 'zod'

export const exceptionKinds = [
  'shortage',
  'excess',
  'below_safety',
  'override_differs',
  'overloaded',
  'changed_by_pull',
  'typed',
  'driven',
  'locked',
  'commented',
] as const
export type ExceptionKind = (typeof exceptionKinds)[number]

export const exception = z.strictObject({
  kind: z.enum(exceptionKinds),
  /** Looked for from the current period on; the whole horizon where left out. */
  months: z.number().int().min(1).max(60).optional(),
  /** Of `override_differs`: more than this part of the baseline, 0.3 = 30 %. */
  share: z.number().min(0).max(100).optional(),
})
export type Exception = z.infer<typeof exception>

/** A line is shown where all of these hold; of several exceptions, or values of an attribute, any one. */
export const rowFilter = z.strictObject({
  /** Words that all occur in the codes and names of a line, in either language. */
  text: z.string().max(200).optional(),
  attributes: z.record(z.string(), z.array(z.string()).min(1).max(2000)).optional(),
  exceptions: z.array(exception).max(20).optional(),
})
export type RowFilter = z.infer<typeof rowFilter>

/** How much of the plan an exception concerns. */
export const exceptionCount = z.strictObject({
  kind: z.enum(exceptionKinds),
  /** Lines that meet it themselves. */
  demand: z.number(),
  supply: z.number(),
  resources: z.number(),
  /** Items of those lines. */
  items: z.number(),
  /** False where nothing is known to compare with: no pull before, nothing to mark lines by. */
  known: z.boolean(),
})
export type ExceptionCount = z.infer<typeof exceptionCount>

export const isEmptyFilter = (filter: RowFilter | undefined): boolean =>
  !filter ||
  (!filter.text?.trim() &&
    Object.keys(filter.attributes ?? {}).length === 0 &&
    (filter.exceptions ?? []).length === 0)
