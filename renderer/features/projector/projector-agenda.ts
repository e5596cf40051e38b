/** The pages of a meeting: the plan, families with the most at stake first, decisions that wait for an answer. */
import type { Decision } from '@shared/contract/contract-types'
import type { FamilyOverview } from '@shared/contract/planning-calls'
import type { Worklist } from '@shared/contract/worklist-calls'

export type AgendaPage =
  | { readonly kind: 'overview'; readonly key: 'overview' }
  | { readonly kind: 'family'; readonly key: string; readonly family: FamilyOverview }
  | { readonly kind: 'decision'; readonly key: string; readonly decision: Decision }

const waiting: ReadonlySet<Decision['state']> = new Set(['draft', 'proposed', 'conflict'])

export const pageOfFamily = (family: string | null): string =>
  family === null ? 'overview' : `family:${family}`
export const pageOfDecision = (decision: string): string => `decision:${decision}`

export function agendaOf(
  families: readonly FamilyOverview[],
  tallies: Worklist['families'],
  decisions: readonly Decision[],
  /** The page that is shown: a decision stays on it when it is taken. */
  shown: string,
): readonly AgendaPage[] {
  const money = new Map(tallies.map((one) => [one.family, one.money]))
  const atStake = ({ family }: FamilyOverview): number => money.get(family) ?? 0
  return [
    { kind: 'overview', key: 'overview' },
    ...families
      .toSorted((a, b) => atStake(b) - atStake(a))
      .map((family) => ({ kind: 'family', key: pageOfFamily(family.family), family }) as const),
    ...decisions
      .filter(({ state, decision }) => waiting.has(state) || shown === pageOfDecision(decision))
      .toSorted((a, b) => a.number - b.number)
      .map(
        (decision) =>
          ({ kind: 'decision', key: pageOfDecision(decision.decision), decision }) as const,
      ),
  ]
}

/** The page a step leads to; the ends of the agenda are where it ends. */
export function pageAfter(
  agenda: readonly AgendaPage[],
  page: string,
  step: number,
): AgendaPage | undefined {
  const at = Math.max(
    0,
    agenda.findIndex(({ key }) => key === page),
  )
  return agenda[Math.max(0, Math.min(agenda.length - 1, at + step))]
}
