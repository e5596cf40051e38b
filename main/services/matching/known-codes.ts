/** What is read of codes that nothing has: once a snapshot, by whoever asks first, and kept until it is to be read again. */
import type { Connector } from '@main/connectors/connector'
import type { UnknownCode } from '@main/store/reading'
import type { MatchedEntity } from '@shared/model/matching/match-rules'
import type { MatchingThread } from './matching-thread'
import type { CodeGroup, NamedSuggestion } from './matching-thread-shapes'
import { readNames, type SystemNames } from './read-records'
import { type SharedWork, shareWork } from './shared-work'

/** Codes that are looked at: whoever has more of them has a wrong mapping. */
const mostCodes = 500
/** Kept of a code, so that some are left when others were rejected. */
const mostSuggestions = 5

/** Codes of one connection that one entity should have. */
export interface UnknownGroup {
  readonly entity: MatchedEntity
  readonly connection: string
  readonly codes: readonly UnknownCode[]
}

export interface SuggestedGroup extends UnknownGroup {
  readonly read: SystemNames
  /** By code. */
  readonly suggestions: readonly (readonly NamedSuggestion[])[]
}

/** Everything rejects with SNAPSHOT_MISSING, SNAPSHOT_DAMAGED, or the signal's reason. */
export interface KnownCodes {
  readonly snapshot: string
  /** How the systems are read. */
  readonly settings: string
  unknown(signal?: AbortSignal): Promise<readonly UnknownGroup[]>
  /** What their own system calls them. */
  namesOf(group: UnknownGroup, signal?: AbortSignal): Promise<SystemNames>
  suggested(signal?: AbortSignal): Promise<readonly SuggestedGroup[]>
  /** What systems said is asked anew by the next who needs it; what is under way is waited for. */
  forgetNames(): void
  stop(reason: unknown): void
}

export const nameable = ({ codes }: UnknownGroup, { names }: SystemNames) =>
  codes.map(({ code }) => ({ code, names: names.get(code) ?? [] }))

export function createKnownCodes(
  { snapshot, settings }: Pick<KnownCodes, 'snapshot' | 'settings'>,
  thread: MatchingThread,
  openConnector: (name: string) => Promise<Connector>,
): KnownCodes {
  const works = new Map<string, SharedWork<unknown>>()

  /** The work of that name, begun where it is not under way or done. */
  function once<T>(name: string, begin: (signal: AbortSignal) => Promise<T>): SharedWork<T> {
    const known = works.get(name) as SharedWork<T> | undefined
    if (known) return known
    const work: SharedWork<T> = shareWork(begin, () => {
      if (works.get(name) === work) works.delete(name)
    })
    works.set(name, work)
    return work
  }

  async function readUnknown(signal: AbortSignal): Promise<readonly UnknownGroup[]> {
    const codes = await thread.unknown(snapshot, mostCodes, signal)
    const groups = Map.groupBy(codes, ({ entity, connection }) => `${entity} ${connection}`)
    return [...groups.values()].map((own) => {
      const { entity, connection } = own[0]!
      return { entity: entity as MatchedEntity, connection, codes: own }
    })
  }

  /** Of rows that several connections gave, each of them may know the codes. */
  async function readNamesOf(group: UnknownGroup, signal: AbortSignal): Promise<SystemNames> {
    const { entity, codes } = group
    const wanted = new Set(codes.map(({ code }) => code))
    const names = new Map<string, readonly string[]>()
    const others = new Set<string>()
    let failure: SystemNames['failure'] = null
    for (const connection of group.connection.split(' + ')) {
      const open = () => openConnector(connection)
      const read = await readNames(connection, open, entity, wanted, signal)
      for (const [code, own] of read.names) names.set(code, [...(names.get(code) ?? []), ...own])
      for (const code of read.others) others.add(code)
      failure ??= read.failure
    }
    return { names, others, failure }
  }

  async function suggest(signal: AbortSignal): Promise<readonly SuggestedGroup[]> {
    const groups = await own.unknown(signal)
    const read: SystemNames[] = []
    for (const group of groups) read.push(await own.namesOf(group, signal))
    const asked: CodeGroup[] = groups.map((group, at) => ({
      ...group,
      codes: nameable(group, read[at]!),
    }))
    const found =
      asked.length === 0 ? [] : await thread.suggest(snapshot, asked, mostSuggestions, signal)
    return groups.map((group, at) => ({ ...group, read: read[at]!, suggestions: found[at] ?? [] }))
  }

  const own: KnownCodes = {
    snapshot,
    settings,
    unknown: (signal) => once('unknown', readUnknown).wait(signal),
    namesOf: (group, signal) =>
      once(`names ${group.entity} ${group.connection}`, (stop) => readNamesOf(group, stop)).wait(
        signal,
      ),
    suggested: (signal) => once('suggested', suggest).wait(signal),
    forgetNames() {
      for (const [name, work] of works) if (name !== 'unknown' && work.isDone()) works.delete(name)
    },
    stop(reason) {
      for (const work of [...works.values()]) work.stop(reason)
    },
  }
  return own
}
