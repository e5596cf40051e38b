/** `matching.*`: codes that the last pull could not match, what people decided about them, and rules that decide by themselves. */
import type { Connector } from '@main/connectors/connector'
import {
  closeConnection,
  getSetting,
  listIdentities,
  listSnapshots,
  openSnapshot,
  readUnknownCodes,
  type StoredIdentity,
  sha256,
  type UnknownCode,
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
import type { MatchList } from '@shared/contract/matching-calls'
import {
  type DeclaredRules,
  declaredRules,
  type MatchedEntity,
  matchedEntities,
  noRules,
  pairsByRule,
} from '@shared/model/matching/match-rules'
import { createSuggester } from '@shared/model/matching/suggest-matches'
import { type KnownRecord, readNames, readRecords } from './read-records'
import { identitiesOf, withIdentities } from './with-identities'

export interface MatchingDeps {
  readonly db: WriteConnection
  readonly folder: string
  now(): Date
  openConnector(name: string): Promise<Connector>
  changed(topics: readonly Topic[]): void
}

export interface MatchingService {
  list(): Promise<MatchList>
  /** Throws MATCH_REFUSED, NOT_FOUND. */
  decide(asked: Checked<'matching.decide'>, person: string): void
  setRules(rules: DeclaredRules, person: string): void
  /** Keeps the pairs that the declared rules make of what the last pull could not match; a pull begins with it. */
  applyRules(): Promise<void>
  /** The connector of a connection as it is to be pulled. */
  matched(name: string): Promise<Connector>
  /** Changes whenever a connection's pairs do. */
  digest(name: string): string
}

/** Codes that are looked at: whoever has more of them has a wrong mapping. */
const mostCodes = 500
const setting = 'match_rules'

interface LastPull {
  readonly unknown: readonly UnknownCode[]
  recordsOf(entity: MatchedEntity): readonly KnownRecord[]
}

export function createMatchingService(deps: MatchingDeps): MatchingService {
  const { db, folder } = deps
  const kept = declaredRules.extend({})

  const readRules = (): DeclaredRules => {
    const { setBy: _, ...rules } = { setBy: '', ...(getSetting(db, setting) as object | undefined) }
    const parsed = kept.safeParse(rules)
    return parsed.success ? parsed.data : noRules
  }
  const ruledBy = (): string =>
    String((getSetting(db, setting) as { setBy?: string } | undefined)?.setBy ?? '')

  /** What the latest snapshot says; null before the first. */
  function lastPull(): LastPull | null {
    const [last] = listSnapshots(db)
    if (!last) return null
    const opened = openSnapshot(folder, last.snapshot)
    try {
      const unknown = readUnknownCodes(opened, matchedEntities, mostCodes)
      const wanted = new Set([...unknown, ...listIdentities(db)].map(({ entity }) => entity))
      const records = new Map(
        matchedEntities
          .filter((entity) => wanted.has(entity))
          .map((entity) => [entity, readRecords(opened, entity)]),
      )
      return { unknown, recordsOf: (entity) => records.get(entity) ?? [] }
    } finally {
      closeConnection(opened)
    }
  }

  /** Of codes not yet confirmed, by entity and connection, with the names that their own system has for them. */
  async function waiting(last: LastPull, decided: readonly StoredIdentity[]) {
    const confirmed = new Set(
      decided
        .filter(({ state }) => state === 'confirmed')
        .map(({ entity, connection, code }) => JSON.stringify([entity, connection, code])),
    )
    const left = last.unknown.filter(
      ({ entity, connection, code }) => !confirmed.has(JSON.stringify([entity, connection, code])),
    )
    const groups = Map.groupBy(left, ({ entity, connection }) => `${entity} ${connection}`)
    const found: { of: UnknownCode; names: readonly string[] }[] = []
    for (const codes of groups.values()) {
      const { entity, connection } = codes[0]!
      const wanted = new Set(codes.map(({ code }) => code))
      const names = await readNames(
        () => deps.openConnector(connection),
        entity as MatchedEntity,
        wanted,
      )
      for (const of of codes) found.push({ of, names: names.get(of.code) ?? [] })
    }
    return found
  }

  async function applyRules(): Promise<void> {
    const rules = readRules()
    if (matchedEntities.every((entity) => rules[entity].length === 0)) return
    const last = lastPull()
    if (!last || last.unknown.length === 0) return
    const decided = listIdentities(db)
    const rejected = new Set(
      decided
        .filter(({ state }) => state === 'rejected')
        .map((one) => JSON.stringify([one.entity, one.connection, one.code, one.canonical])),
    )
    const found = await waiting(last, decided)
    const groups = Map.groupBy(found, ({ of }) => `${of.entity} ${of.connection}`)
    const made: StoredIdentity[] = []
    for (const codes of groups.values()) {
      const { entity: name, connection } = codes[0]!.of
      const entity = name as MatchedEntity
      const nameable = codes.map(({ of, names }) => ({ code: of.code, names }))
      for (const { code, canonical, rule } of pairsByRule(
        nameable,
        last.recordsOf(entity),
        rules[entity],
      )) {
        if (rejected.has(JSON.stringify([entity, connection, code, canonical]))) continue
        if (mergesWith(decided, { entity, connection, code, canonical })) continue
        const at = deps.now().toISOString()
        const pair = { entity, connection, code, canonical, state: 'confirmed' as const }
        made.push({ ...pair, how: rule, decidedBy: ruledBy(), decidedAt: at })
      }
    }
    if (made.length === 0) return
    transaction(db, () => {
      for (const one of made) putIdentity(db, one)
    })
    deps.changed(['matching'])
  }

  return {
    async list() {
      const decided = listIdentities(db)
      const last = lastPull()
      const found = last ? await waiting(last, decided) : []
      const rejected = new Set(
        decided
          .filter(({ state }) => state === 'rejected')
          .map((one) => JSON.stringify([one.entity, one.connection, one.code, one.canonical])),
      )
      const named = new Map<string, ReadonlyMap<string, KnownRecord>>()
      const suggesters = new Map<string, ReturnType<typeof createSuggester>>()
      const recordOf = (entity: MatchedEntity, code: string): KnownRecord | undefined => {
        const known =
          named.get(entity) ??
          new Map((last?.recordsOf(entity) ?? []).map((record) => [record.code, record]))
        named.set(entity, known)
        return known.get(code)
      }
      return {
        rules: readRules(),
        identities: decided.map((one) => ({
          ...one,
          name: recordOf(one.entity, one.canonical)?.name ?? null,
        })),
        unmatched: found.map(({ of, names }) => {
          const entity = of.entity as MatchedEntity
          const suggest = suggesters.get(entity) ?? createSuggester(last?.recordsOf(entity) ?? [])
          suggesters.set(entity, suggest)
          const suggestions = suggest({ code: of.code, names }, 5)
            .filter(
              ({ code }) => !rejected.has(JSON.stringify([entity, of.connection, of.code, code])),
            )
            .slice(0, 3)
            .map((one) => ({
              code: one.code,
              name: recordOf(entity, one.code)?.name ?? { zh: one.code, en: one.code },
              score: one.score,
              reasons: [...one.reasons],
            }))
          const { connection, code, rows } = of
          return { entity, connection, code, rows, name: names.join(' / ') || null, suggestions }
        }),
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
  }

  function isKnown(entity: MatchedEntity, code: string): boolean {
    const [last] = listSnapshots(db)
    if (!last) return false
    const opened = openSnapshot(folder, last.snapshot)
    try {
      return readRecords(opened, entity).some((record) => record.code === code)
    } finally {
      closeConnection(opened)
    }
  }
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
