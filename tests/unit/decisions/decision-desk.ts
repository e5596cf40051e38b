/** A decision service over a workspace of its own, with a plan that the test moves by hand. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DecisionDeps } from '@main/services/decisions/decision-deps'
import { createDecisionService } from '@main/services/decisions/decision-service'
import { openWorkspace } from '@main/store/writing'
import type { PublishedLine } from '@shared/contract/contract-types'
import { indicatorKeys } from '@shared/contract/planning-calls'
import { onTestFinished } from 'vitest'

export const planner = { person: 'p-planner', role: 'demand_planner' } as const
export const chair = { person: 'p-chair', role: 'chair' } as const

export const completeDraft = {
  question: 'Take the big order?',
  options: ['base', 'win'],
  choice: 'win',
  reason: 'Margin covers the overtime.',
  assumptions: 'Steel price holds.',
  owner: 'p-planner',
  due: '2026-12-15',
}

export const planLines: readonly PublishedLine[] = [
  {
    item: 'I1',
    customer: 'C1',
    site: null,
    month: '2026-12',
    measure: 'consensus_demand',
    quantity: 120,
  },
  {
    item: 'I1',
    customer: null,
    site: 'P1',
    month: '2026-12',
    measure: 'planned_supply',
    quantity: 130.5,
  },
]

export const archivedRows = [
  { side: 'demand', line: 'I1|C1', measure: 'baseline', cells: Float64Array.of(100, 110) },
  { side: 'demand', line: 'I1|C1', measure: 'consensus_demand', cells: Float64Array.of(105, 120) },
  { side: 'demand', line: 'I1|C2', measure: 'sales_forecast', cells: Float64Array.of(NaN, NaN) },
  { side: 'supply', line: 'I1|P1', measure: 'planned_supply', cells: Float64Array.of(0, 130.5) },
] as const

/** Everything a test may look at or move. */
export function decisionDesk(change: Partial<DecisionDeps> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-decisions-'))
  const store = openWorkspace(folder, { now: '2026-11-15T08:00:00Z', create: true })
  onTestFinished(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const plan = { position: 7, revenue: 1000, lines: planLines, snapshot: 's1' }
  const announced: string[][] = []
  let clock = Date.parse('2026-11-15T08:00:00Z')
  let ids = 0
  const deps: DecisionDeps = {
    db: store.db,
    now() {
      clock += 1000
      return new Date(clock)
    },
    newId: () => `id-${++ids}`,
    async compare(scenarios) {
      return {
        scenarios: scenarios.map((scenario) => ({
          scenario,
          name: `Plan ${scenario}`,
          position: plan.position,
        })),
        currency: 'CNY',
        periods: [],
        indicators: indicatorKeys.map((indicator) => ({
          indicator,
          unit: 'quantity' as const,
          values: scenarios.map((_, at) =>
            indicator === 'utilisation' ? Number.NaN : plan.revenue * (at + 1),
          ),
        })),
        families: [],
        series: {},
      }
    },
    async pinOf(scenario) {
      return {
        snapshot: plan.snapshot,
        snapshotHash: `hash of ${plan.snapshot}`,
        scenario,
        position: plan.position,
      }
    },
    planLinesOf: async () => plan.lines,
    archiveOf: async () => ({ asOf: '2026-11', periods: 2, rows: archivedRows }),
    targetName: () => 'files',
    changed: (topics) => void announced.push([...topics]),
    ...change,
  }
  return { db: store.db, plan, announced, deps, service: createDecisionService(deps) }
}

/** A decision that the chair may approve. */
export async function proposed(desk: ReturnType<typeof decisionDesk>) {
  const { decision } = await desk.service.create(completeDraft, planner)
  return desk.service.propose(decision, planner)
}
