/** Walks a figure from one end of a difference to the other, one change at a time, and says what each did. */
import { buildPlanModel, type PlanModel } from '@main/engine/plan/plan-model'
import type { PlanSource } from '@main/engine/source/plan-source'
import { readFigure } from '@main/engine/trace/read-figure'
import type { JournalStep } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { DifferenceMove, DifferenceToOpen, NumberedStep } from './difference-requests'
import { linkedSteps } from './linked-steps'
import { createStepReader } from './plan-of-steps'
import type { OpenSnapshot } from './read-snapshot'

/** Journal entries that are told one by one; with more, neighbours are taken together. */
const mostTold = 40

type Stage =
  | { readonly kind: 'entity'; readonly entity: string; readonly last: boolean }
  | { readonly kind: 'removed' | 'added'; readonly steps: readonly NumberedStep[] }

export interface DifferenceSession {
  readonly of: number
  readonly steps: number
  next(): DifferenceMove | null
  close(): void
}

/** Neighbours together where there are too many to be told one by one. */
function inGroups(units: readonly NumberedStep[][]): NumberedStep[][] {
  const size = Math.max(1, Math.ceil(units.length / mostTold))
  const groups: NumberedStep[][] = []
  for (let at = 0; at < units.length; at += size) groups.push(units.slice(at, at + size).flat())
  return groups
}

/**
 * From `of` to `to`: first the data, entity by entity in the order of the data standard, entities with equal rows left
 * out; then the steps that only `of` has are taken off, the last first; then those that only `to` has are put on, in
 * their order. The figure is read after each.
 */
export function openDifferenceSession(
  { of, to, figure, policy }: DifferenceToOpen,
  modelOf: (snapshot: string, fileHash: string) => PlanModel,
  openSnapshot: (snapshot: string) => OpenSnapshot,
): DifferenceSession {
  const sameData = of.snapshot === to.snapshot
  const opened = sameData ? [] : [openSnapshot(of.snapshot), openSnapshot(to.snapshot)]
  const close = (): void => {
    for (const one of opened) one.close()
  }
  try {
    const stages = stagesOf(of.steps, to.steps, sameData ? [] : differing(opened))
    const switched = new Set<string>()
    let model = modelOf(of.snapshot, of.fileHash)
    let steps: readonly NumberedStep[] = of.steps
    const readPlan = createStepReader(policy)
    const read = (): number =>
      readPlan(
        model,
        steps.map(({ step }): JournalStep => step),
        (plan) => readFigure(plan, figure),
      )
    const first = read()
    let before = first
    let waiting: string[] = []
    let at = 0

    /** The model with the entities switched so far; undefined where they make no plan together. */
    function hybrid(last: boolean): PlanModel | undefined {
      if (last) return modelOf(to.snapshot, to.fileHash)
      const [old, fresh] = opened
      const source: PlanSource = {
        rows: (entity) => (switched.has(entity) ? fresh : old)!.source.rows(entity),
      }
      const asOf = (switched.has('company') ? fresh : old)!.asOf
      try {
        return buildPlanModel(source, asOf.slice(0, 10), undefined, model.policy)
      } catch (error) {
        // Half of a change may contradict itself: it is told together with the next.
        if (error instanceof EvenkeelError) return undefined
        throw error
      }
    }

    function take(stage: Stage): Omit<DifferenceMove, 'value'> | null {
      if (stage.kind === 'entity') {
        switched.add(stage.entity)
        waiting.push(stage.entity)
        const made = hybrid(stage.last)
        if (!made) return null
        model = made
        const entities = waiting
        waiting = []
        return { kind: 'entities', entities, positions: [] }
      }
      const named = new Set(stage.steps.map(({ position }) => position))
      steps =
        stage.kind === 'removed'
          ? steps.filter(({ position }) => !named.has(position))
          : inOrderOf(to.steps, [...steps, ...stage.steps])
      return { kind: stage.kind, entities: [], positions: [...named] }
    }

    return {
      of: first,
      steps: stages.length,
      next() {
        for (let stage = stages[at]; stage; stage = stages[at]) {
          at += 1
          const taken = take(stage)
          if (!taken) continue
          const now = read()
          const value = now - before
          before = now
          return { ...taken, value }
        }
        return null
      },
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

/** Entities whose rows differ, in the order of the data standard. */
function differing([old, fresh]: readonly OpenSnapshot[]): string[] {
  return canonicalEntities
    .map(({ name }) => name)
    .filter((name) => old?.digests.get(name) !== fresh?.digests.get(name))
}

function stagesOf(
  of: readonly NumberedStep[],
  to: readonly NumberedStep[],
  entities: readonly string[],
): Stage[] {
  const only = (a: readonly NumberedStep[], b: readonly NumberedStep[]): NumberedStep[] => {
    const known = new Set(b.map(({ position }) => position))
    return a.filter(({ position }) => !known.has(position))
  }
  return [
    ...entities.map(
      (entity, k): Stage => ({ kind: 'entity', entity, last: k === entities.length - 1 }),
    ),
    ...inGroups(linkedSteps(only(of, to)).reverse()).map(
      (steps): Stage => ({ kind: 'removed', steps }),
    ),
    ...inGroups(linkedSteps(only(to, of))).map((steps): Stage => ({ kind: 'added', steps })),
  ]
}

/** Steps in the order they have at an end; those it does not have come first, as they are. */
function inOrderOf(
  order: readonly NumberedStep[],
  steps: readonly NumberedStep[],
): readonly NumberedStep[] {
  const place = new Map(order.map(({ position }, index) => [position, index]))
  return [...steps].sort((a, b) => (place.get(a.position) ?? -1) - (place.get(b.position) ?? -1))
}
