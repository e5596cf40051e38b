/** Asks a snapshot the rules, and works out what follows: scores, and what keeps it from being planned on. */
import {
  getQualityCheck,
  type IndexedSnapshot,
  listQualityFindings,
  listSnapshots,
  type ReadConnection,
} from '@main/store/reading'
import type { QualityCheck } from '@shared/contract/quality-calls'
import type { Assessment } from '@shared/model/quality/assessment'
import { blocksOf, gateOf } from '@shared/model/quality/quality-gate'
import { scoreEntity } from '@shared/model/quality/quality-score'
import { findingName } from './finding-name'
import { gatesInForce } from './gate-keepers'
import type { QualityDeps } from './quality-deps'
import { rulesInForce } from './rules-in-force'

export interface Checked {
  readonly assessment: Assessment
  readonly check: QualityCheck
}

/** Every connection that entities came from, each by itself where several brought one. */
export const connectionsRead = (
  entities: readonly { readonly connection: string }[],
): readonly string[] => [...new Set(entities.flatMap(({ connection }) => connection.split(' + ')))]

type Sealed = Pick<IndexedSnapshot, 'snapshot' | 'asOf' | 'sealedAt' | 'entities'>

/** What a load is measured by: the snapshot before this one that read one of its connections. One that the gate holds back is none: half a load would be half of nothing the second time. */
function loadBefore({ db }: QualityDeps, sealed: Sealed) {
  const all = listSnapshots(db)
  const at = all.findIndex(({ snapshot }) => snapshot === sealed.snapshot)
  const own = new Set(connectionsRead(sealed.entities))
  const before = all
    .slice(at + 1)
    .find(
      ({ snapshot, entities }) =>
        connectionsRead(entities).some((name) => own.has(name)) && !isHeld(db, snapshot),
    )
  const entities = before?.entities ?? []
  return {
    previous: Object.fromEntries(entities.map((e) => [e.entity, e.rows + e.rejected])),
    cameFrom: Object.fromEntries(entities.map((e) => [e.entity, e.connection])),
  }
}

function isHeld(db: ReadConnection, snapshot: string): boolean {
  const check = getQualityCheck(db, snapshot)
  return check !== undefined && check.blocks.length > 0 && check.letThrough === null
}

/** Findings that somebody ignored and that are there still, by rule. */
function ignoredThings({ db }: QualityDeps, { hits }: Assessment): Map<string, number> {
  const ignored = new Set(
    listQualityFindings(db, { states: ['ignored'] }).map(({ finding }) => finding),
  )
  const counts = new Map<string, number>()
  for (const hit of hits)
    if (ignored.has(findingName(hit))) counts.set(hit.rule, (counts.get(hit.rule) ?? 0) + 1)
  return counts
}

/** Checks a sealed snapshot; nothing is kept yet. `fixes` are those that were made on its rows. Rejects with SNAPSHOT_DAMAGED, and the signal's reason. */
export async function checkSnapshot(
  deps: QualityDeps,
  sealed: Sealed,
  fixes: readonly string[],
  signal?: AbortSignal,
): Promise<Checked> {
  const rules = rulesInForce(deps.db)
  const { previous, cameFrom } = loadBefore(deps, sealed)
  const known = listQualityFindings(deps.db, {
    states: ['open', 'assigned', 'fixed', 'ignored'],
  }).map(({ rule, connection, entity, thing }) => ({ rule, connection, entity, thing }))
  const question = { rules, previous, cameFrom, known }
  const { folder, thread, db } = deps
  const assessment = await thread.assess({ folder, snapshot: sealed.snapshot, question }, signal)
  const freshDays = rules.find(({ rule }) => rule === 'source_stale')?.settings.parameters.days ?? 7
  const terms = { previous, sealedAt: sealed.sealedAt, freshDays }
  const gate = gateOf(gatesInForce(db), sealed.asOf)
  const check: QualityCheck = {
    snapshot: sealed.snapshot,
    checkedAt: deps.now().toISOString(),
    counts: [...assessment.rules],
    scores: assessment.entities.map((count) => scoreEntity(count, terms)),
    blocks: blocksOf(gate, assessment.rules, ignoredThings(deps, assessment)),
    fixes: [...fixes],
    letThrough: null,
  }
  return { assessment, check }
}
