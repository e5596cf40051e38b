/** Opens the connections of a pull. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { PullPlan } from './pull-plan'
import type { SnapshotDeps } from './snapshot-deps'
import { type AwaySource, isAway, openSource, type PulledSource } from './stage-source'

/** One by one, in order of precedence; those already away stay so, and those that may stay away and cannot be opened join them. Throws what a connection that must be there throws. */
export async function openSources(
  deps: SnapshotDeps,
  plan: PullPlan,
  away: ReadonlyMap<string, AwaySource>,
  signal: AbortSignal,
): Promise<PulledSource[]> {
  const sources: PulledSource[] = []
  try {
    for (const connection of plan.connections) {
      const known = away.get(connection)
      sources.push(known ?? (await openOne(deps, plan, connection, signal)))
    }
    return sources
  } catch (error) {
    await closeSources(sources)
    throw error
  }
}

async function openOne(
  deps: SnapshotDeps,
  plan: PullPlan,
  connection: string,
  signal: AbortSignal,
): Promise<PulledSource> {
  try {
    const connector = await deps.openConnector(connection)
    try {
      const settings = (await deps.settingsDigest?.(connection)) ?? ''
      return await openSource(connection, connector, settings, hadFrom(plan, connection), signal)
    } catch (error) {
      await connector.close()
      throw error
    }
  } catch (error) {
    const mayStayAway = error instanceof EvenkeelError && !signal.aborted
    if (mayStayAway && plan.mayKeep.has(connection)) return { connection, error }
    throw error
  }
}

/** Entities that the last snapshot has from this connection, where only changes are to be read. */
const hadFrom = ({ full, last }: PullPlan, connection: string): ReadonlySet<string> =>
  new Set(
    full
      ? []
      : last?.entities
          .filter(({ sources }) => sources.some((source) => source.connection === connection))
          .map(({ entity }) => entity),
  )

/** All of them, also where one cannot be closed; then rejects with why. */
export async function closeSources(sources: readonly PulledSource[]): Promise<void> {
  const closed = await Promise.allSettled(
    sources.map(async (source) => isAway(source) || source.connector.close()),
  )
  for (const one of closed) if (one.status === 'rejected') throw one.reason
}
