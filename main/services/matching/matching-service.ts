/** `matching.*`: codes that the last pull could not match, what people decided about them, and rules that decide by themselves. */
import type { Connector } from '@main/connectors/connector'
import {
  closeConnection,
  getSetting,
  listIdentities,
  listSnapshots,
  openSnapshot,
  type RecordName,
  readRecordNames,
  type StoredIdentity,
  sha256,
} from '@main/store/reading'
import {
  deleteIdentity,
  putIdentity,
  setSetting,
  transaction,
  type WriteConnection,
} from '@main/store/writing'
import type { Checked, Topic } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { MatchList, UnmatchedCode } from '@shared/contract/matching-calls'
import {
  type DeclaredRules,
  declaredRules,
  matchedEntities,
  noRules,
} from '@shared/model/matching/match-rules'
import { createKnownCodes, type KnownCodes, nameable, type SuggestedGroup } from './known-codes'
import type { MatchingThread } from './matching-thread'
import type { RuledGroup } from './matching-thread-shapes'
import { identitiesOf, withIdentities } from './with-identities'

export interface MatchingDeps {
  readonly db: WriteConnection
  readonly folder: string
  readonly thread: MatchingThread
  now(): Date
  openConnector(name: string): Promise<Connector>
  /** Changes whenever a connection, or its mapping, does. */
  settings(): string
  changed(topics: readonly Topic[]): void
}

export interface MatchingService {
  /** What was read of the last pull and its systems is kept; `again` reads it anew. Rejects with SNAPSHOT_DAMAGED. */
  list(asked?: Checked<'matching.list'>): Promise<MatchList>
  /** Throws MATCH_REFUSED, NOT_FOUND. */
  decide(asked: Checked<'matching.decide'>, person: string): void
  setRules(rules: DeclaredRules, person: string): void
  /** Keeps the pairs that the declared rules make of what the last pull could not match; a pull begins with it. Systems are asked anew, and codes of one that could not be read wholly wait. Rejects with the signal's reason, SNAPSHOT_DAMAGED. */
  applyRules(signal?: AbortSignal): Promise<void>
  /** The connector of a connection as it is to be pulled. */
  matched(name: string): Promise<Connector>
  /** Changes whenever a connection's pairs do. */
  digest(name: string): string
  /** Gives up what is being read. */
  close(): Promise<void>
}

const setting = 'match_rules'
/** Shown of a code. */
const mostShown = 3

export function createMatchingService(deps: MatchingDeps): MatchingService {
  const { db, folder, thread } = deps
  const kept = declaredRules.extend({})
  let known: KnownCodes | null = null

  const readRules = (): DeclaredRules => {
    const { setBy: _, ...rules } = { setBy: '', ...(getSetting(db, setting) as object | undefined) }
    const parsed = kept.safeParse(rules)
    return parsed.success ? parsed.data : noRules
  }
  const ruledBy = (): string =>
    String((getSetting(db, setting) as { setBy?: string } | undefined)?.setBy ?? '')

  const lastSnapshot = (): string | undefined => listSnapshots(db)[0]?.snapshot

  /** Of the latest snapshot; null before the first. */
  function knownCodes(again = false): KnownCodes | null {
    const snapshot = lastSnapshot()
    if (snapshot === undefined) return null
    const settings = deps.settings()
    if (known?.snapshot !== snapshot || known.settings !== settings || again)
      known = createKnownCodes({ snapshot, settings }, thread, deps.openConnector)
    return known
  }

  /** Names in the latest snapshot, by entity and code. */
  function namesIn(snapshot: string | undefined, wanted: readonly StoredIdentity[]) {
    const names = new Map<string, RecordName>()
    if (snapshot === undefined || wanted.length === 0) return names
    const opened = openSnapshot(folder, snapshot)
    try {
      for (const [entity, pairs] of Map.groupBy(wanted, (one) => one.entity)) {
        const codes = pairs.map(({ canonical }) => canonical)
        for (const name of readRecordNames(opened, entity, codes))
          names.set(JSON.stringify([entity, name.code]), name)
      }
      return names
    } finally {
      closeConnection(opened)
    }
  }

  const isKnown = (entity: string, code: string): boolean => {
    const snapshot = lastSnapshot()
    if (snapshot === undefined) return false
    const opened = openSnapshot(folder, snapshot)
    try {
      return readRecordNames(opened, entity, [code]).length > 0
    } finally {
      closeConnection(opened)
    }
  }

  async function applyRules(signal?: AbortSignal): Promise<void> {
    const rules = readRules()
    if (matchedEntities.every((entity) => rules[entity].length === 0)) return
    const codes = knownCodes()
    if (!codes) return
    codes.forgetNames()
    const confirmed = keysOf(listIdentities(db), 'confirmed', codeKey)
    const groups = (await codes.unknown(signal))
      .map((group) => ({
        ...group,
        codes: group.codes.filter((one) => !confirmed.has(codeKey(one))),
      }))
      .filter(({ entity, codes: left }) => rules[entity].length > 0 && left.length > 0)
    if (groups.length === 0) return
    const asked: RuledGroup[] = []
    /** Both codes are records of that system: two of its own would become one. */
    const isOwn: ((code: string, canonical: string) => boolean)[] = []
    for (const group of groups) {
      const { entity, connection } = group
      const read = await codes.namesOf(group, signal)
      // Of a system that could not be read wholly nobody knows what is its own: its codes wait for a person.
      if (read.failure) continue
      const standing = listIdentities(db).filter(
        (one) =>
          one.state === 'confirmed' && one.entity === entity && one.connection === connection,
      )
      const taken = new Set(standing.map(({ canonical }) => canonical))
      isOwn.push((code, canonical) => read.names.has(code) && read.others.has(canonical))
      asked.push({ ...group, codes: nameable(group, read), rules: rules[entity], taken })
    }
    if (asked.length === 0) return
    const never = signal ?? new AbortController().signal
    const made = await thread.pairs(codes.snapshot, asked, never)
    // People may have decided meanwhile.
    const decided = listIdentities(db)
    const rejected = keysOf(decided, 'rejected', pairKey)
    const at = deps.now().toISOString()
    const found = made.flatMap((pairs, group) =>
      pairs.flatMap(({ code, canonical, rule }): StoredIdentity[] => {
        const { entity, connection } = asked[group]!
        const pair = { entity, connection, code, canonical }
        if (rejected.has(pairKey(pair)) || mergesWith(decided, pair)) return []
        if (decided.some((one) => isOther(one, pair)) || isOwn[group]!(code, canonical)) return []
        return [{ ...pair, state: 'confirmed', how: rule, decidedBy: ruledBy(), decidedAt: at }]
      }),
    )
    if (found.length === 0) return
    transaction(db, () => {
      for (const one of found) putIdentity(db, one)
    })
    deps.changed(['matching'])
  }

  return {
    async list(asked) {
      const groups = (await knownCodes(asked?.again)?.suggested()) ?? []
      if (asked?.again) deps.changed(['matching'])
      const decided = listIdentities(db)
      const names = namesIn(lastSnapshot(), decided)
      return {
        rules: readRules(),
        identities: decided.map((one) => {
          const name = names.get(JSON.stringify([one.entity, one.canonical]))
          return { ...one, name: name ? { zh: name.zh, en: name.en } : null }
        }),
        unmatched: groups
          .flatMap((group) => unmatchedOf(group, decided))
          .sort((a, b) => b.rows - a.rows),
        unread: groups.flatMap(({ entity, connection, read: { failure } }) =>
          failure
            ? [{ entity, connection, code: failure.code, params: { ...failure.params } }]
            : [],
        ),
      }
    },
    decide({ entity, connection, code, canonical, decision, merge }, person) {
      if (decision === 'forget') {
        if (!deleteIdentity(db, entity, connection, code, canonical))
          throw new EvenkeelError('NOT_FOUND', { what: `${code} ${canonical}` })
      } else {
        const refuse = (reason: string): never => {
          throw new EvenkeelError('MATCH_REFUSED', { code, canonical, reason })
        }
        const decided = listIdentities(db)
        if (decision === 'confirm') {
          if (!isKnown(entity, canonical)) refuse('match_unknown')
          const pair = { entity, connection, code, canonical }
          if (decided.some((one) => isOther(one, pair))) refuse('match_taken')
          if (!merge && mergesWith(decided, pair)) refuse('match_merges')
        }
        putIdentity(db, {
          ...{ entity, connection, code, canonical },
          state: decision === 'confirm' ? 'confirmed' : 'rejected',
          how: 'person',
          decidedBy: person,
          decidedAt: deps.now().toISOString(),
        })
      }
      deps.changed(['matching'])
    },
    setRules(rules, person) {
      setSetting(db, setting, { ...rules, setBy: person })
      deps.changed(['matching'])
    },
    applyRules,
    matched: async (name) =>
      withIdentities(await deps.openConnector(name), identitiesOf(listIdentities(db), name)),
    digest: (name) => {
      const own = identitiesOf(listIdentities(db), name)
      return own.length === 0
        ? ''
        : sha256(
            JSON.stringify(own.map(({ entity, code, canonical }) => [entity, code, canonical])),
          )
    },
    async close() {
      known?.stop(new EvenkeelError('CANCELLED'))
      await thread.close()
    },
  }
}

interface Code {
  readonly entity: string
  readonly connection: string
  readonly code: string
}

const codeKey = ({ entity, connection, code }: Code): string =>
  JSON.stringify([entity, connection, code])
const pairKey = (pair: Code & { readonly canonical: string }): string =>
  JSON.stringify([codeKey(pair), pair.canonical])

const keysOf = (
  decided: readonly StoredIdentity[],
  state: StoredIdentity['state'],
  key: (one: StoredIdentity) => string,
): ReadonlySet<string> => new Set(decided.filter((one) => one.state === state).map(key))

/** Those of a group that nobody confirmed yet, with what nobody rejected. */
function unmatchedOf(group: SuggestedGroup, decided: readonly StoredIdentity[]): UnmatchedCode[] {
  const confirmed = keysOf(decided, 'confirmed', codeKey)
  const rejected = keysOf(decided, 'rejected', pairKey)
  const { entity, connection, read } = group
  return group.codes.flatMap(({ code, rows }, at) => {
    if (confirmed.has(codeKey({ entity, connection, code }))) return []
    const suggestions = (group.suggestions[at] ?? [])
      .filter((one) => !rejected.has(pairKey({ entity, connection, code, canonical: one.code })))
      .slice(0, mostShown)
      .map((one) => ({ ...one, reasons: [...one.reasons] }))
    const name = (read.names.get(code) ?? []).join(' / ') || null
    return [{ entity, connection, code, rows, name, suggestions }]
  })
}

type Pair = Pick<StoredIdentity, 'entity' | 'connection' | 'code' | 'canonical'>

/** The code stands for another record already. */
const isOther = (one: StoredIdentity, pair: Pair): boolean =>
  one.state === 'confirmed' &&
  one.entity === pair.entity &&
  one.connection === pair.connection &&
  one.code === pair.code &&
  one.canonical !== pair.canonical

/** Another code of the same system stands for that record: two of its records would become one. */
const mergesWith = (decided: readonly StoredIdentity[], pair: Pair): boolean =>
  decided.some(
    (one) =>
      one.state === 'confirmed' &&
      one.entity === pair.entity &&
      one.connection === pair.connection &&
      one.canonical === pair.canonical &&
      one.code !== pair.code,
  )
