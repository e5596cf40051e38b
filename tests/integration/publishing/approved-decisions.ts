/** Workspaces whose outbox holds approved decisions, each changing the same two plan lines. */
import { createDecisionService } from '@main/services/decisions/decision-service'
import { openWorkspace } from '@main/store/writing'
import type { PublishedLine } from '@shared/contract/contract-types'

const chair = { person: 'p-chair', role: 'chair' } as const
const at = '2026-11-15T08:00:00.000Z'

export const linesOf = (number: number): readonly PublishedLine[] => [
  {
    item: 'I1',
    customer: 'C1',
    site: null,
    month: '2026-12',
    measure: 'consensus_demand',
    quantity: 100 + number,
  },
  {
    item: 'I1',
    customer: null,
    site: 'P1',
    month: '2026-12',
    measure: 'planned_supply',
    quantity: 200 + number,
  },
]

export const openStore = (folder: string) => openWorkspace(folder, { now: at, create: true })
export type Store = ReturnType<typeof openStore>

/** Approves `count` more decisions; the n-th ever publishes `linesOf(n)`. Answers their ids. */
export async function approveDecisions(
  store: Store,
  count: number,
  target = 'files',
): Promise<string[]> {
  const ids: string[] = []
  for (let made = 0; made < count; made++) {
    const service = createDecisionService({
      db: store.db,
      now: () => new Date(at),
      newId: () => crypto.randomUUID(),
      compare: async (scenarios) => ({
        scenarios: scenarios.map((scenario) => ({ scenario, name: scenario, position: 1 })),
        currency: 'CNY',
        periods: [],
        indicators: [],
        families: [],
        series: {},
      }),
      pinOf: async (scenario) => ({ snapshot: 's', snapshotHash: 'h', scenario, position: 1 }),
      planLinesOf: async () => linesOf(service.list().length),
      archiveOf: async () => ({ asOf: '2026-11', periods: 0, rows: [] }),
      targetName: () => target,
      changed: () => undefined,
    })
    const { decision } = await service.create(
      {
        question: 'Which plan?',
        options: ['base'],
        choice: 'base',
        reason: 'It fits.',
        assumptions: '',
        owner: 'p-planner',
        due: '2026-12-15',
      },
      chair,
    )
    await service.propose(decision, chair)
    await service.approve(decision, chair)
    ids.push(decision)
  }
  return ids
}
