import { z } from 'zod'
import { feeds, feedsChange } from '../model/feeds'
import { dataKeepers } from '../model/roles'
import { call, isoTime, nothing } from './call-shape'
import { readings } from './snapshot-calls'

/** How old one source of an entity is. */
export const sourceAge = z.strictObject({
  entity: z.string(),
  connection: z.string(),
  place: z.string(),
  asOf: z.string(),
  reading: z.enum(readings),
  /** Hours after which it is stale. */
  limit: z.number(),
  isStale: z.boolean(),
})
export type SourceAge = z.infer<typeof sourceAge>

export const feedCalls = {
  'feeds.get': call(
    nothing,
    feeds.extend({
      /** When the open program pulls next by itself; null where it does not. */
      next: isoTime.nullable(),
    }),
  ),
  /** Changes what is named, of the schedule too. Connections that are not there are refused. */
  'feeds.set': call(feedsChange, feeds, dataKeepers),
  /** How old the data is that the base plan stands on, a line a source of an entity; empty before the first pull. */
  'feeds.ages': call(nothing, z.array(sourceAge)),
} as const
