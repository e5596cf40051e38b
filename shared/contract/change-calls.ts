import { z } from 'zod'
import { editReasons } from '../model/edit-reasons'
import { policyKeepers } from '../model/roles'
import { call, done, identifier, isoTime, nothing } from './call-shape'
import { cellPlace, journalEntry } from './planning-calls'

const seenPoint = z.strictObject({
  position: z.number(),
  snapshot: z.string().nullable(),
  at: isoTime,
})

/** What became of a plan since a person last saw it. */
export const changesSince = z.strictObject({
  scenario: identifier,
  /** What they had seen; null where they were never there before. */
  since: seenPoint.nullable(),
  now: seenPoint,
  /** What others did to it, the newest first. */
  entries: z.array(journalEntry),
  /** As many more are not listed. */
  more: z.number(),
  /** Cells that others wrote, each once. */
  cells: z.array(cellPlace),
})
export type ChangesSince = z.infer<typeof changesSince>

export const changeCalls = {
  'changes.since': call(z.strictObject({ scenario: identifier }), changesSince),
  /** Everything up to now has been seen. */
  'changes.seen': call(z.strictObject({ scenario: identifier }), done),
  'editReasons.get': call(nothing, editReasons),
  /** Takes the place of the whole list and of who must choose from it. */
  'editReasons.set': call(editReasons, editReasons, policyKeepers),
} as const
