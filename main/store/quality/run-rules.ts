/** Asks a snapshot every rule that is on. */
import type { EntityStamp } from '@shared/contract/snapshot-calls'
import type { Assessment, EntityCount, Hit, RuleCount } from '@shared/model/quality/assessment'
import { baseRule, fieldRuleKey } from '@shared/model/quality/field-rules'
import { qualityRuleOf } from '@shared/model/quality/quality-rules'
import type { RuleSettings } from '@shared/model/quality/rule-settings'
import { behind, type OpenFile, type ReadConnection } from '../open-file'
import { readSnapshotInfo, readStamps } from '../snapshot/read-records'
import { guarded } from '../sqlite-errors'
import { declareHistory } from './declare-history'
import { gatherHits, type HitLine, nameOf } from './gather-hits'
import { declareFunctions } from './quality-functions'
import { readingFindings } from './reading-findings'
import { createRowMarks, type RowMarks } from './row-marks'
import { type RuleQuery, selectOf } from './rule-query'
import { historyRules } from './rules/history-rules'
import { masterDataRules } from './rules/master-data-rules'
import { salesRules } from './rules/sales-rules'
import { sourceRules } from './rules/source-rules'
import { supplyRules } from './rules/supply-rules'

export const ruleQueries: Readonly<Record<string, readonly RuleQuery[]>> = {
  ...sourceRules,
  ...masterDataRules,
  ...historyRules,
  ...salesRules,
  ...supplyRules,
}

export interface RuleQuestion {
  readonly rules: readonly { readonly rule: string; readonly settings: RuleSettings }[]
  /** Rows of each entity in the snapshot before, of the same connection. */
  readonly previous: Readonly<Record<string, number>>
  /** Where each entity came from in that snapshot, for those that are gone. */
  readonly cameFrom?: Readonly<Record<string, string>>
  /** Things to keep however many there are. */
  readonly known: readonly Pick<Hit, 'rule' | 'connection' | 'entity' | 'thing'>[]
}

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value)

function* linesOf(
  { database }: OpenFile,
  query: RuleQuery,
  binds: Readonly<Record<string, unknown>>,
  connectionOf: (entity: string) => string,
): Generator<HitLine> {
  type Line = [string, string, unknown, unknown, number | null, string | null]
  const lines = database.prepare(selectOf(query)).raw().iterate(binds)
  for (const [entity, thing, value, expected, row, key] of lines as IterableIterator<Line>)
    yield {
      entity,
      connection: connectionOf(entity),
      thing: String(thing),
      field: query.field,
      value: text(value),
      expected: text(expected),
      row,
      key,
    }
}

/** The lines of one rule, whether reading left them or the snapshot is asked. */
function* linesOfRule(
  open: OpenFile,
  rule: string,
  binds: Readonly<Record<string, unknown>>,
  connectionOf: (entity: string) => string,
  own: (line: HitLine) => string,
): Generator<HitLine> {
  const kind = qualityRuleOf(rule)?.reads
  // What a rule of one field says, the rule for each does not say again.
  if (kind) for (const line of readingFindings(open, kind)) if (own(line) === rule) yield line
  for (const query of ruleQueries[rule] ?? []) yield* linesOf(open, query, binds, connectionOf)
}

function connectionsOf(
  stamps: readonly EntityStamp[],
  cameFrom: RuleQuestion['cameFrom'] = {},
): (entity: string) => string {
  const connections = new Map(Object.entries(cameFrom))
  for (const { entity, connection } of stamps) connections.set(entity, connection)
  return (entity) => connections.get(entity) ?? stamps[0]?.connection ?? ''
}

/**
 * Everything that the rules find. Reads the whole snapshot: up to seconds for a million order lines, so on a thread of its
 * own. Throws SNAPSHOT_DAMAGED.
 */
export function runRules(
  db: ReadConnection,
  { rules, previous, cameFrom, known }: RuleQuestion,
): Assessment {
  const open = behind(db)
  return guarded(open.kind, open.file, () => {
    declareFunctions(open)
    const asked = rules.filter(({ settings }) => settings.on)
    declareHistory(
      open,
      asked.flatMap(({ rule }) => ruleQueries[rule] ?? []),
    )
    const stamps = readStamps(db)
    const connectionOf = connectionsOf(stamps, cameFrom)
    const sealedAt = readSnapshotInfo(db, 'sealedAt') ?? ''
    const asOf = (readSnapshotInfo(db, 'asOf') ?? sealedAt).slice(0, 10)
    const marks = new Map(stamps.map(({ entity }) => [entity, createRowMarks()]))
    const counts: RuleCount[] = []
    const hits: Hit[] = []
    const there = new Set(rules.map(({ rule }) => rule))
    // A field may have got a rule of its own since, or lost it.
    const knownOf = Map.groupBy(known, ({ rule }) => baseRule(rule))
    for (const { rule, settings } of asked) {
      const base = baseRule(rule)
      const own = ({ entity, field }: HitLine): string => {
        const key = fieldRuleKey(base, entity, field ?? '')
        return there.has(key) ? key : base
      }
      const wanted = new Set((knownOf.get(base) ?? []).map(nameOf))
      const gathering = gatherHits(rule, settings.severity, wanted)
      const binds = {
        as_of: asOf,
        sealed_at: sealedAt,
        previous: JSON.stringify(previous),
        ...settings.parameters,
      }
      for (const line of linesOfRule(open, rule, binds, connectionOf, own)) {
        gathering.add(line)
        if (line.row !== null) marks.get(line.entity)?.mark(line.row, settings.severity === 'error')
      }
      const done = gathering.finish()
      counts.push(done.count)
      hits.push(...done.hits)
    }
    return { rules: counts, entities: stamps.map((stamp) => countOf(stamp, marks)), hits }
  })
}

function countOf(stamp: EntityStamp, marks: ReadonlyMap<string, RowMarks>): EntityCount {
  const { entity, connection, rows, rejected, asOf } = stamp
  const { errors, warnings } = marks.get(entity)!.counts()
  return { entity, connection, rows, rejected, errorRows: errors, warningRows: warnings, asOf }
}
