/** Findings: what they are, who sees to them, what is let be. */
import {
  countQualityFindings,
  getQualityFinding,
  type KeptFinding,
  listPeople,
  listQualityEvents,
  listQualityFindings,
} from '@main/store/reading'
import { addQualityEvent, putQualityFinding, transaction } from '@main/store/writing'
import type { Person } from '@shared/contract/app-calls'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { FindingDetailAnswer, QualityFinding } from '@shared/contract/quality-calls'
import { baseRule } from '@shared/model/quality/field-rules'
import type { FindingEvent } from '@shared/model/quality/finding-states'
import { suggestFixes } from '@shared/model/quality/suggest-fixes'
import { refuseGated } from './gate-keepers'
import type { QualityDeps } from './quality-deps'
import { rulesInForce } from './rules-in-force'

export interface FindingService {
  list(asked: Checked<'quality.findings'>): { total: number; findings: QualityFinding[] }
  /** Rejects with NOT_FOUND, SNAPSHOT_DAMAGED. */
  detail(finding: string): Promise<FindingDetailAnswer>
  /** Null takes it from whoever had it. Throws NOT_FOUND. */
  assign(findings: readonly string[], person: string | null, author: string): void
  /** Throws NOT_FOUND, and NOT_ALLOWED where the gate hangs on a rule of theirs and the person may not set it. */
  ignore(findings: readonly string[], reason: string, person: Person): void
  reopen(findings: readonly string[], author: string): void
}

/** As the contract has it, with the severity that its rule has now. */
export function asFindings(
  deps: Pick<QualityDeps, 'db'>,
  kept: readonly KeptFinding[],
): QualityFinding[] {
  const rules = new Map(rulesInForce(deps.db).map(({ rule, settings }) => [rule, settings]))
  return kept.flatMap(({ key: _, ...finding }) => {
    const settings = rules.get(finding.rule) ?? rules.get(baseRule(finding.rule))
    return settings ? [{ ...finding, severity: settings.severity }] : []
  })
}

export function createFindingService(deps: QualityDeps): FindingService {
  const { db, now, changed } = deps
  const found = (finding: string): KeptFinding => {
    const kept = getQualityFinding(db, finding)
    if (!kept) throw new EvenkeelError('NOT_FOUND', { what: finding })
    return kept
  }
  function move(
    findings: readonly string[],
    change: (before: KeptFinding) => Partial<KeptFinding>,
    event: FindingEvent,
    by: { readonly author: string; readonly reason: string | null; readonly detail: string | null },
  ): void {
    const at = now().toISOString()
    transaction(db, () => {
      for (const finding of findings) {
        const before = found(finding)
        putQualityFinding(db, { ...before, ...change(before) })
        addQualityEvent(db, { finding, event, at, ...by })
      }
    })
    changed(['quality'])
  }
  return {
    list({ rule, states, limit }) {
      const filter = { rule, states }
      const findings = asFindings(deps, listQualityFindings(db, filter, limit))
      return { total: countQualityFindings(db, filter), findings }
    },
    async detail(finding) {
      const kept = found(finding)
      const parameters =
        rulesInForce(db).find(({ rule }) => rule === kept.rule)?.settings.parameters ?? {}
      const { folder, thread } = deps
      const snapshot = kept.lastSnapshot
      const shown = await thread
        .detail({ folder, snapshot, hit: kept, parameters })
        .catch((error: unknown) => {
          if (error instanceof EvenkeelError && error.code === 'SNAPSHOT_MISSING') return null
          throw error
        })
      const { examples, similar, mark } = shown ?? { examples: [], similar: [], mark: undefined }
      return {
        finding: asFindings(deps, [kept])[0]!,
        examples: examples.map((one) => ({ ...one, fields: { ...one.fields } })),
        snapshotRemoved: shown === null,
        suggestions: suggestFixes(kept, examples[0]?.fields, similar, mark),
        history: listQualityEvents(db, finding),
      }
    },
    assign(findings, person, author) {
      if (person !== null && !listPeople(db).some((one) => one.person === person))
        throw new EvenkeelError('NOT_FOUND', { what: person })
      move(
        findings,
        ({ state }) => ({
          assignee: person,
          state: state === 'open' || state === 'assigned' ? (person ? 'assigned' : 'open') : state,
        }),
        'assigned',
        { author, reason: null, detail: person },
      )
    },
    ignore(findings, reason, person) {
      refuseGated(db, person, asFindings(deps, findings.map(found)))
      const by = { author: person.person, reason, detail: null }
      move(findings, () => ({ state: 'ignored', reason }), 'ignored', by)
    },
    reopen: (findings, author) =>
      move(
        findings,
        ({ assignee }) => ({ state: assignee ? 'assigned' : 'open', reason: null }),
        'reopened',
        { author, reason: null, detail: null },
      ),
  }
}
