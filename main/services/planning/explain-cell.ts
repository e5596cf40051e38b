/** `planning.why`: what the engine says of a figure, joined with who wrote what of it, when and why. */
import { dirname } from 'node:path'
import type { TraceAnswer } from '@main/planning/difference-requests'
import type { JournalRecord } from '@main/store/reading'
import type { CellWrite, WritableMeasure } from '@shared/changes/plan-change'
import type { Checked } from '@shared/contract/contract'
import type { StoredDemandPolicy } from '@shared/contract/layer-calls'
import type { TraceEdit, Why } from '@shared/contract/why-calls'
import { demandPolicyIn } from '../layers/demand-policy-service'
import { withCorrections } from './corrected-rows'
import { entriesInForce } from './entries-in-force'
import type { HeldScenarios } from './held-scenarios'
import type { PlanningDeps } from './planning-deps'
import { type ChainLink, readChain } from './scenario-chain'

/** Edits of one cell that are answered, the newest first. */
const mostEdits = 100

/** Rejects with NOT_FOUND for an unknown scenario, measure or period, NO_PLAN and NOTHING_SELECTED. */
export async function explainCell(
  deps: PlanningDeps,
  held: HeldScenarios,
  { scenario, ...place }: Checked<'planning.why'>,
): Promise<Why> {
  await held.ensure(scenario)
  const answer = await deps.planning.ask('trace', { scenario, place })
  const chain = readChain(deps.db, deps.journal, scenario)
  return {
    ...answer.trace,
    sources: withCorrections(dirname(deps.db.file), answer.snapshot, answer.trace.sources),
    scenario,
    scenarioName: chain.at(-1)?.scenario.name ?? '',
    snapshot: answer.snapshot,
    asOf: answer.asOf,
    position: answer.position,
    edits: editsOf(chain, place.period, answer.lines),
    drivers: [...answer.drivers],
    locked: answer.locked,
    policy: answer.rule && { rule: answer.rule, ...setOf(demandPolicyIn(deps.db)) },
  }
}

const setOf = ({ revision, setBy, setAt, reason }: StoredDemandPolicy) => ({
  revision,
  setBy,
  setAt,
  reason,
})

type Lines = TraceAnswer['lines']

/** Edits in force that wrote the cell, the newest first; what was undone is not among them. */
export function editsOf(chain: readonly ChainLink[], period: string, lines: Lines): TraceEdit[] {
  const wanted = {
    override: lines.override && new Set(lines.override),
    planned_supply: lines.planned_supply && new Set(lines.planned_supply),
  }
  /** Cells a later edit wrote. */
  const covered = new Set<string>()
  const edits: TraceEdit[] = []
  for (const { scenario, records } of chain.toReversed())
    for (const record of entriesInForce(records).toReversed())
      for (const change of record.step.changes) {
        if (change.kind !== 'set_cells') continue
        const of = wanted[change.measure]
        const cells = change.cells.filter(
          (cell) => cell.period === period && (of === null || of.has(cell.line)),
        )
        if (cells.length === 0) continue
        const names = cells.map(({ line }) => `${change.measure}|${line}`)
        const stands = names.some((name) => !covered.has(name))
        for (const name of names) covered.add(name)
        edits.push({
          ...editOf(record, change.measure, cells),
          scenario: scenario.scenario,
          scenarioName: scenario.name,
          stands,
        })
      }
  return edits.slice(0, mostEdits)
}

function editOf(
  { position, author, at, reason, step }: JournalRecord,
  measure: WritableMeasure,
  cells: readonly CellWrite[],
): Omit<TraceEdit, 'scenario' | 'scenarioName' | 'stands'> {
  const sum = (side: 'before' | 'after'): number | null =>
    cells.some((cell) => cell[side] !== null)
      ? cells.reduce((total, cell) => total + (cell[side] ?? 0), 0)
      : null
  return {
    position,
    measure,
    author,
    at,
    reason,
    ...(step.reasonCode ? { reasonCode: step.reasonCode } : {}),
    place: step.place,
    entry: step.entry,
    rule: 'rule' in step && typeof step.rule === 'string' ? step.rule : null,
    lines: cells.length,
    before: sum('before'),
    after: sum('after'),
  }
}
