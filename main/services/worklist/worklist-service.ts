/** The `worklist.*` calls: what stands out in a plan, and how far it is reviewed. */
import type { ExceptionsAnswer } from '@main/planning/worklist-methods'
import type { ChangeAuthor } from '@main/services/planning/change-plan'
import type { HeldScenarios } from '@main/services/planning/held-scenarios'
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import { listReviews } from '@main/store/reading'
import { putReviews } from '@main/store/writing'
import type { Checked } from '@shared/contract/contract'
import type { PlanException, Review, Worklist } from '@shared/contract/worklist-calls'
import { exceptionKinds, reviewStates } from '@shared/model/reviews'

export interface WorklistService {
  list(params: Checked<'worklist.list'>): Promise<Worklist>
  reviews(scenario: string): Promise<Review[]>
  /** Puts lines into a state, for the cycle that the scenario plans. */
  review(params: Checked<'worklist.review'>, author: ChangeAuthor): Promise<void>
}

export function createWorklistService(deps: PlanningDeps, held: HeldScenarios): WorklistService {
  async function exceptionsOf(scenario: string, span: number): Promise<ExceptionsAnswer> {
    await held.ensure(scenario)
    return deps.planning.ask('exceptions', { scenario, span })
  }

  async function cycleOf(scenario: string): Promise<string> {
    await held.ensure(scenario)
    return deps.planning.ask('cycle', { scenario })
  }

  return {
    async list({ scenario, span, ...filter }) {
      const { exceptions, cycle, currency, position } = await exceptionsOf(scenario, span)
      const reviews = new Map(listReviews(deps.db, scenario, cycle).map((one) => [one.line, one]))
      const all = exceptions.map((one): PlanException => {
        const review = reviews.get(one.line)
        return {
          ...one,
          state: review?.state ?? 'open',
          reviewedBy: review?.by ?? null,
          reviewedAt: review?.at ?? null,
        }
      })
      const matching = all.filter(
        ({ kind, family, state }) =>
          (filter.kinds?.includes(kind) ?? true) &&
          (filter.families?.includes(family ?? '') ?? true) &&
          (filter.states?.includes(state) ?? true),
      )
      return {
        cycle,
        currency,
        position,
        span,
        exceptions: matching.slice(0, filter.limit),
        matching: matching.length,
        ...talliesOf(all),
      }
    },
    async reviews(scenario) {
      return listReviews(deps.db, scenario, await cycleOf(scenario))
    },
    async review({ scenario, lines, state }, { person }) {
      const cycle = await cycleOf(scenario)
      const at = deps.now().toISOString()
      putReviews(deps.db, { scenario, cycle }, lines, { state, author: person, at })
      deps.changed(['reviews'])
    },
  }
}

const sumOf = (some: readonly PlanException[]) => ({
  count: some.length,
  money: some.reduce((sum, { money }) => sum + money, 0),
})

/** How many there are of each kind and family, and how far their lines are reviewed. */
function talliesOf(
  all: readonly PlanException[],
): Pick<Worklist, 'kinds' | 'families' | 'progress'> {
  const byFamily = Map.groupBy(
    all.filter(({ family }) => family !== null),
    ({ family }) => family ?? '',
  )
  return {
    kinds: exceptionKinds.map((kind) => ({
      kind,
      ...sumOf(all.filter((one) => one.kind === kind)),
    })),
    families: [...byFamily]
      .map(([family, some]) => ({
        family,
        name: some[0]?.familyName ?? { zh: family, en: family },
        ...sumOf(some),
      }))
      .sort((a, b) => b.money - a.money || (a.family < b.family ? -1 : 1)),
    progress: reviewStates.map((state) => {
      const some = all.filter((one) => one.state === state)
      return { state, ...sumOf(some), count: new Set(some.map(({ line }) => line)).size }
    }),
  }
}
