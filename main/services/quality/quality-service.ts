/** `quality.*`: rules, checks, findings, fixes and the gate. */
import {
  getQualityCheck,
  type IndexedSnapshot,
  listSnapshots,
  type ReadConnection,
} from '@main/store/reading'
import { inTurns } from '@main/store/writing'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { QualityCheck, QualityFinding, QualityOverview } from '@shared/contract/quality-calls'
import type { RememberedFix } from '@shared/model/quality/quality-fixes'
import { type Checked, checkSnapshot } from './check-snapshot'
import { findingName } from './finding-name'
import { asFindings, createFindingService, type FindingService } from './finding-service'
import { createFixService, type FixService, fixesInForce } from './fix-service'
import { createGateService, type GateService } from './gate-service'
import { readOverview } from './overview'
import type { QualityDeps } from './quality-deps'
import { recordCheck, recordFindings } from './record-check'
import { createRuleService, type RuleService } from './rules-in-force'

/** What a check of a sealed snapshot came to. */
export interface AssessedSnapshot {
  readonly blocks: QualityCheck['blocks']
  /** Keeps the check, with the snapshot's place in the index. */
  record(): void
  /** Keeps what was found, in slices, once the snapshot is in the index. */
  recordFindings(): Promise<void>
}

export interface QualityService {
  readonly rules: RuleService
  readonly findings: FindingService
  readonly fixes: FixService
  readonly gate: GateService
  overview(snapshot: string | undefined): QualityOverview
  /** Asks the rules again; of the newest snapshot what is found is kept. Rejects with SNAPSHOT_MISSING, SNAPSHOT_DAMAGED. */
  check(snapshot: string | undefined): Promise<{ check: QualityCheck; findings: QualityFinding[] }>
  /** For a pull: the fixes to be made. */
  fixesOf(connection: string): RememberedFix[]
  /** For a pull: checks what was sealed. */
  assess(
    sealed: IndexedSnapshot,
    fixes: readonly RememberedFix[],
    signal: AbortSignal,
  ): Promise<AssessedSnapshot>
  close(): Promise<void>
}

const newestOf = (db: ReadConnection): IndexedSnapshot | undefined => listSnapshots(db)[0]

/** Findings of a check that is not kept, as if each were new. */
const looseFindings = (deps: QualityDeps, { assessment, check }: Checked): QualityFinding[] =>
  asFindings(
    deps,
    assessment.hits.map((hit) => ({
      ...hit,
      finding: findingName(hit),
      state: 'open',
      assignee: null,
      reason: null,
      fix: null,
      firstSnapshot: check.snapshot,
      lastSnapshot: check.snapshot,
    })),
  )

export function createQualityService(deps: QualityDeps): QualityService {
  const { db, changed } = deps
  const findings = createFindingService(deps)
  /** One after the other: each goes by what the one before it left. */
  let recording: Promise<void> = Promise.resolve()
  const recordInTurn = (checked: Checked): Promise<void> => {
    const own = recording.then(() => inTurns(recordFindings(db, checked)))
    recording = own.catch(() => undefined)
    return own.finally(() => changed(['quality']))
  }
  return {
    rules: createRuleService(deps),
    findings,
    fixes: createFixService(deps),
    gate: createGateService(deps),
    overview: (snapshot) => readOverview(db, snapshot),
    async check(wanted) {
      const newest = newestOf(db)
      const sealed =
        wanted === undefined ? newest : listSnapshots(db).find((s) => s.snapshot === wanted)
      if (!sealed) throw new EvenkeelError('SNAPSHOT_MISSING', { snapshot: wanted ?? '' })
      const checked = await checkSnapshot(
        deps,
        sealed,
        getQualityCheck(db, sealed.snapshot)?.fixes ?? [],
      )
      if (sealed.snapshot !== newest?.snapshot)
        return { check: checked.check, findings: looseFindings(deps, checked) }
      recordCheck(db, checked)
      await recordInTurn(checked)
      const states = ['open', 'assigned', 'fixed', 'ignored'] as const
      const asked = { states: [...states], limit: 10_000 }
      return { check: checked.check, findings: findings.list(asked).findings }
    },
    fixesOf: (connection) => fixesInForce(db, connection),
    async assess(sealed, fixes, signal) {
      const checked = await checkSnapshot(
        deps,
        sealed,
        fixes.map(({ fix }) => fix),
        signal,
      )
      return {
        blocks: checked.check.blocks,
        record: () => recordCheck(db, checked),
        recordFindings: () => recordInTurn(checked),
      }
    },
    async close() {
      await deps.thread.close()
      await recording
    },
  }
}
