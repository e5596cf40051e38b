/** Asks a snapshot the rules, and works out what follows: scores, and what keeps it from being planned on. */
import {
  type IndexedSnapshot,
  latestQualityGates,
  listQualityFindings,
  listSnapshots,
} from '@main/store/reading'
import type { QualityCheck } from '@shared/contract/quality-calls'
import type { Assessment } from '@shared/model/quality/assessment'
import { blocksOf, gateOf, shippedGates } from '@shared/model/quality/quality-gate'
import { scoreEntity } from '@shared/model/quality/quality-score'
import { findingName } from './finding-name'
import type { QualityDeps } from './quality-deps'
import { rulesInForce } from './rules-in-force'

export interface Checked {
  readonly assessment: Assessment
  readonly check: QualityCheck
}

type Sealed = Pick<IndexedSnapshot, 'snapshot' | 'asOf' | 'sealedAt' | 'entities'>

/** Rows that came by entity in the snapshot before this one that read the same connections. */
function previousRows({ db }: QualityDeps, sealed: Sealed): Record<string, number> {
  const all = listSnapshots(db)
  const at = all.findIndex(({ snapshot }) => snapshot === sealed.snapshot)
  const own = new Set(sealed.entities.map(({ connection }) => connection))
  const before = all
    .slice(at + 1)
    .find(({ entities }) => entities.some(({ connection }) => own.has(connection)))
  return Object.fromEntries(
    (before?.entities ?? []).map(({ entity, rows, rejected }) => [entity, rows + rejected]),
  )
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
  const previous = previousRows(deps, sealed)
  const known = listQualityFindings(deps.db, {
    states: ['open', 'assigned', 'fixed', 'ignored'],
  }).map(({ rule, connection, entity, thing }) => ({ rule, connection, entity, thing }))
  const question = { rules, previous, known }
  const { folder, thread, db } = deps
  const assessment = await thread.assess({ folder, snapshot: sealed.snapshot, question }, signal)
  const freshDays = rules.find(({ rule }) => rule === 'source_stale')?.settings.parameters.days ?? 7
  const terms = { previous, sealedAt: sealed.sealedAt, freshDays }
  const gate = gateOf(latestQualityGates(db)?.gates ?? shippedGates, sealed.asOf)
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
