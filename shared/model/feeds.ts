/** Which connections feed the plan, and which of them holds where several have the same. */
import { z } from 'zod'

export const feeds = z.strictObject({
  /** Names, in order of precedence; none: the connection chosen as source. */
  connections: z.array(z.string().min(1)).default([]),
  /** Entities whose rows are joined by their key, a connection named earlier winning; of the others the first that has the entity gives it all. */
  union: z.array(z.string().min(1)).default([]),
  /** When a connection cannot be read: the pull fails, or its entities stay as they were in the last snapshot, said to be so. */
  away: z.enum(['fail', 'keep']).default('fail'),
})
export type Feeds = z.infer<typeof feeds>

/** What holds until somebody chooses: the source alone. */
export const defaultFeeds: Feeds = { connections: [], union: [], away: 'fail' }
