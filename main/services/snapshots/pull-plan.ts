/** What a pull is to read, and what it may build on. */
import {
  getConnection,
  getSetting,
  type IndexedSnapshot,
  listSnapshots,
  type ReadConnection,
} from '@main/store/reading'
import type { Staging } from '@main/store/writing'
import { EvenkeelError } from '@shared/contract/error-codes'
import { defaultFeeds, type Feeds, feeds } from '@shared/model/feeds'

export interface PullPlan {
  /** In order of precedence. */
  readonly connections: readonly string[]
  /** Entities whose rows are joined by key. */
  readonly union: readonly string[]
  /** The last snapshot of any of the connections; null where everything is to be read. */
  readonly last: IndexedSnapshot | null
  readonly full: boolean
  /** Connections whose entities may stay as they were in the last snapshot, where that can be built upon. */
  readonly mayKeep: ReadonlySet<string>
}

/** Of the connections that may stay away those whose rows the staging has: without them what they brought would be gone unsaid. */
export function mayStayAway({ mayKeep }: PullPlan, { last }: Staging): ReadonlySet<string> {
  const read = [...(last?.read.values() ?? [])].flat()
  return new Set(read.map(({ connection }) => connection).filter((name) => mayKeep.has(name)))
}

/** Which connections feed the plan; the one chosen as source where nobody chose several. */
export function readFeeds(db: ReadConnection): Feeds {
  const kept = feeds.safeParse(getSetting(db, 'feeds'))
  return kept.success ? kept.data : defaultFeeds
}

/** The names that feed the plan now. */
export function feedingConnections(db: ReadConnection): string[] {
  const { connections } = readFeeds(db)
  if (connections.length > 0) return [...connections]
  const source = getSetting(db, 'source')
  return typeof source === 'string' ? [source] : []
}

/** The plan of a pull of one connection, or of all that feed the plan. Throws CONNECTION_MISSING. */
export function planPull(db: ReadConnection, wanted: string | undefined, full: boolean): PullPlan {
  const set = readFeeds(db)
  const connections = wanted === undefined ? feedingConnections(db) : [wanted]
  const unknown = connections.find((name) => !getConnection(db, name))
  if (unknown !== undefined || connections.length === 0)
    throw new EvenkeelError('CONNECTION_MISSING', { name: unknown ?? '' })
  const isOfThese = ({ connection }: { connection: string }) => connections.includes(connection)
  const last = listSnapshots(db).find(({ entities }) =>
    entities.some(({ sources }) => sources.some(isOfThese)),
  )
  const had = (last?.entities ?? []).flatMap(({ sources }) => sources)
  const keep = set.away === 'keep' && wanted === undefined
  return {
    connections,
    union: wanted === undefined ? set.union : [],
    // Even a full pull may need what a connection that is away brought last.
    full,
    last: last && (!full || keep) ? last : null,
    mayKeep: new Set(keep ? had.map(({ connection }) => connection) : []),
  }
}
