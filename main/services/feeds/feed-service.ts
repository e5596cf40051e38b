/** `feeds.*`: which connections feed the plan, when they are pulled, and how old their data is. */
import { readFeeds } from '@main/services/snapshots/pull-plan'
import { getConnection, getScenario, getSetting, getSnapshot } from '@main/store/reading'
import { setSetting, type WriteConnection } from '@main/store/writing'
import type { Topic } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { SourceAge } from '@shared/contract/feed-calls'
import { type Feeds, type FeedsChange, feeds, staleAfter } from '@shared/model/feeds'
import { sampleToken } from '../connections/resolve-settings'

export interface FeedService {
  get(): Feeds
  /** Changes what is named; scheduled pulls are then made in the name of `person`. Throws CONNECTION_MISSING. */
  set(change: FeedsChange, person: string): Feeds
  /** Of the snapshot that the base plan stands on. */
  ages(): SourceAge[]
}

const hour = 3_600_000

/** Who set the schedule. */
export const scheduleKeeper = 'feeds.keeper'

export function createFeedService(deps: {
  readonly db: WriteConnection
  now(): Date
  changed(topics: readonly Topic[]): void
}): FeedService {
  const { db } = deps

  /** Data to practise on is of the day it was made for. */
  const isPractice = (connection: string): boolean =>
    getConnection(db, connection)?.settings.folder === sampleToken

  return {
    get: () => readFeeds(db),
    set(change, person) {
      for (const name of change.connections ?? [])
        if (!getConnection(db, name)) throw new EvenkeelError('CONNECTION_MISSING', { name })
      const before = readFeeds(db)
      const schedule = { ...before.schedule, ...named(change.schedule ?? {}) }
      const after = feeds.parse({ ...before, ...named(change), schedule })
      setSetting(db, 'feeds', after)
      setSetting(db, scheduleKeeper, person)
      deps.changed(['settings'])
      return after
    },
    ages() {
      const base = getScenario(db, 'base')?.snapshot
      const snapshot = base ? getSnapshot(db, base) : undefined
      const { limits } = readFeeds(db)
      const now = deps.now().getTime()
      return (snapshot?.entities ?? []).flatMap(({ entity, sources }) =>
        sources.map(({ connection, place, asOf, reading }) => {
          const limit = staleAfter(entity, limits)
          const isOld = now - Date.parse(asOf) > limit * hour && !isPractice(connection)
          return {
            entity,
            connection,
            place,
            asOf,
            reading,
            limit,
            isStale: isOld || reading === 'kept',
          }
        }),
      )
    },
  }
}

/** Without what is there but undefined. */
const named = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<T>

/** In whose name scheduled pulls are made; undefined before anybody set one. */
export function keeperOf(db: WriteConnection): string | undefined {
  const keeper = getSetting(db, scheduleKeeper)
  return typeof keeper === 'string' ? keeper : undefined
}
