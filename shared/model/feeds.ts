/** Which connections feed the plan, which of them holds where several have the same, when they are pulled and how old their data may be. */
import { z } from 'zod'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When the open program pulls by itself: at times of the day, every so many minutes, both or neither. */
export const pullSchedule = z.strictObject({
  /** `HH:MM` of this machine's clock. */
  times: z.array(timeOfDay).max(24).default([]),
  /** Since the last pull began; null: not so. */
  everyMinutes: z.number().int().min(5).max(10_080).nullable().default(null),
})
export type PullSchedule = z.infer<typeof pullSchedule>

export const feeds = z.strictObject({
  /** Names, in order of precedence; none: the connection chosen as source. */
  connections: z.array(z.string().min(1)).max(50).default([]),
  /** Entities whose rows are joined by their key, a connection named earlier winning; of the others the first that has the entity gives it all. */
  union: z.array(z.string().min(1)).default([]),
  /** When a connection cannot be read: the pull fails, or its entities stay as they were in the last snapshot, said to be so. */
  away: z.enum(['fail', 'keep']).default('fail'),
  schedule: pullSchedule.prefault({}),
  /** Hours after which an entity's data is stale, where that is not what is usual for it. */
  limits: z.record(z.string(), z.number().int().min(1).max(87_600)).default({}),
})
export type Feeds = z.infer<typeof feeds>

/** Some of it, as it is to be; what is not named stays as it is. */
export const feedsChange = z
  .strictObject({
    connections: feeds.shape.connections.unwrap(),
    union: feeds.shape.union.unwrap(),
    away: feeds.shape.away.unwrap(),
    schedule: z
      .strictObject({
        times: pullSchedule.shape.times.unwrap(),
        everyMinutes: pullSchedule.shape.everyMinutes.unwrap(),
      })
      .partial(),
    limits: feeds.shape.limits.unwrap(),
  })
  .partial()
export type FeedsChange = z.infer<typeof feedsChange>

/** What holds until somebody chooses: the source alone, pulled by hand. */
export const defaultFeeds: Feeds = feeds.parse({})

const day = 24

/** What changes with every order is stale after two days; what is renewed with a month or a year after five weeks; master data after two weeks. */
const usualHours: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    [
      'sales_order_line',
      'opportunity',
      'opportunity_line',
      'quote',
      'quote_line',
      'stock',
      'purchase_order_line',
      'shipment',
      'production_order',
    ].map((entity) => [entity, 2 * day]),
  ),
  ...Object.fromEntries(
    ['budget', 'sales_forecast', 'published_plan', 'contract', 'contract_line', 'event'].map(
      (entity) => [entity, 35 * day],
    ),
  ),
}

/** Hours after which an entity's data is stale. */
export const staleAfter = (entity: string, limits: Feeds['limits']): number =>
  limits[entity] ?? usualHours[entity] ?? 14 * day
