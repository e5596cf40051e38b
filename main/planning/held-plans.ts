/** Plans that are held in memory: one a scenario, sharing what they have in common, and the least used ones resting. */
import { ownBlocks } from '@main/engine/figures/figure-set'
import type { Plan } from '@main/engine/plan/plan'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { applyChange, emptyState, type PlanState } from '@main/engine/plan/plan-state'
import type { PlanningPolicy } from '@main/engine/plan/planning-policy'
import {
  applyChanges,
  createPlan,
  forkPlan,
  type MovedLines,
  planUnder,
  releasePlan,
} from '@main/engine/plan/working-plan'
import type { JournalStep } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import { changesModel, createModelMaker } from './model-of-steps'
import type { ScenarioLayer, ScenarioToOpen } from './planning-requests'

/** Part of a plan's lines that plans nobody looks at may keep figures of their own for, all together. */
const restingShare = 0.1

export interface HeldPlan {
  readonly snapshot: string
  readonly depth: number
  position: number
  /** Always the same overlay; its figures may be given back in between. */
  readonly plan: Plan
}

export interface HeldPlans {
  has(scenario: string): boolean
  open(scenario: ScenarioToOpen): void
  /** The plan, calculated; it stays so until `has` or `open` is asked again. Throws NOT_FOUND where the scenario is not open. */
  get(scenario: string): HeldPlan
  /** Applies a recorded step; answers the lines it moved, null where the plan was built anew. */
  apply(scenario: string, position: number, step: JournalStep): MovedLines | null
  close(scenario: string): void
  modelOf(snapshot: string, fileHash: string): PlanModel
}

interface HeldLayer {
  readonly scenario: string
  position: number
  readonly steps: JournalStep[]
}

interface Held {
  readonly snapshot: string
  readonly depth: number
  readonly policy: PlanningPolicy | undefined
  /** Every layer of the chain with its steps, the scenario's own last. */
  readonly layers: readonly HeldLayer[]
  position: number
  /** Figures and all, or the overlay alone while nobody asks. */
  plan: Plan | null
  resting: Resting | null
}

interface Resting {
  readonly origin: Plan
  readonly state: PlanState
}

/** `loadModel` reads a sealed snapshot; `isWatched` tells whether a window shows the scenario. */
export function createHeldPlans(
  loadModel: (snapshot: string, fileHash: string) => PlanModel,
  isWatched: (scenario: string) => boolean,
): HeldPlans {
  const models = new Map<string, PlanModel>()
  const modelOfSteps = createModelMaker()
  const origins = new Map<PlanModel, Plan>()
  /** The last used at the end. */
  const scenarios = new Map<string, Held>()

  function modelOf(snapshot: string, fileHash: string): PlanModel {
    const model = models.get(snapshot) ?? loadModel(snapshot, fileHash)
    models.set(snapshot, model)
    return model
  }

  function originOf(model: PlanModel): Plan {
    const origin = origins.get(model) ?? createPlan(model)
    origins.set(model, origin)
    return origin
  }

  function forgetUnused(): void {
    const used = new Set([...scenarios.values()].map((s) => s.snapshot))
    for (const snapshot of models.keys()) if (!used.has(snapshot)) models.delete(snapshot)
    const standing = new Set<PlanModel>(models.values())
    for (const { plan, resting } of scenarios.values())
      standing.add((plan ?? resting?.origin)!.model)
    for (const model of origins.keys()) if (!standing.has(model)) origins.delete(model)
  }

  /** A held plan that stands exactly where the layers below the last one end. */
  function parentOf(layers: readonly ScenarioLayer[], snapshot: string): Plan | undefined {
    const below = layers.slice(0, -1)
    if (below.length === 0) return undefined
    for (const held of scenarios.values()) {
      const same =
        held.plan !== null &&
        held.snapshot === snapshot &&
        held.layers.length === below.length &&
        held.layers.every(
          ({ scenario, position }, k) =>
            scenario === below[k]?.scenario && position === below[k]?.position,
        )
      if (same) return held.plan ?? undefined
    }
    return undefined
  }

  /** What stands on which model; its figures are calculated when somebody asks. */
  function build(held: Held, fileHash: string): Resting {
    const steps = held.layers.flatMap((layer) => layer.steps)
    const model = modelOfSteps(modelOf(held.snapshot, fileHash), steps)
    const state = emptyState(model, held.policy)
    for (const step of steps) for (const change of step.changes) applyChange(state, model, change)
    return { origin: originOf(model), state }
  }

  function wake(held: Held): Plan {
    if (held.plan) return held.plan
    const { origin, state } = held.resting!
    held.plan = planUnder(origin, state)
    held.resting = null
    return held.plan
  }

  /** Lets plans that nobody looks at give their figures back, the least used first; of the last used one too where another is about to be opened. */
  function rest(another = false): void {
    let kept = 0
    const last = another ? undefined : [...scenarios.values()].at(-1)
    for (const [scenario, held] of [...scenarios].reverse()) {
      const { plan } = held
      if (!plan || isWatched(scenario)) continue
      const { demand, supply } = plan.cube
      const lines = demand.offset.length + supply.offset.length
      kept += ownBlocks(demand) + ownBlocks(supply)
      if (kept <= lines * restingShare || held === last) continue
      held.resting = { origin: plan.origin ?? originOf(plan.model), state: plan.state }
      held.plan = null
      releasePlan(plan)
    }
  }

  function find(scenario: string): Held {
    const held = scenarios.get(scenario)
    if (!held) throw new EvenkeelError('NOT_FOUND', { what: scenario })
    scenarios.delete(scenario)
    scenarios.set(scenario, held)
    return held
  }

  function drop(scenario: string): void {
    const held = scenarios.get(scenario)
    if (held?.plan) releasePlan(held.plan)
    scenarios.delete(scenario)
  }

  return {
    has(scenario) {
      rest()
      return scenarios.has(scenario)
    },
    open({ scenario, snapshot, fileHash, position, layers, policy }) {
      drop(scenario)
      rest(true)
      const held: Held = {
        snapshot,
        depth: layers.length - 1,
        policy,
        layers: layers.map((layer) => ({ ...layer, steps: [...layer.steps] })),
        position,
        plan: null,
        resting: null,
      }
      // One that adds nothing yet to a plan at hand shares all its figures.
      const parent = layers.at(-1)?.steps.length === 0 ? parentOf(layers, snapshot) : undefined
      if (parent) held.plan = forkPlan(parent)
      else held.resting = build(held, fileHash)
      scenarios.set(scenario, held)
      rest()
      forgetUnused()
    },
    get(scenario) {
      const held = find(scenario)
      const plan = wake(held)
      return {
        snapshot: held.snapshot,
        depth: held.depth,
        plan,
        get position() {
          return held.position
        },
      }
    },
    apply(scenario, position, step) {
      const held = find(scenario)
      const own = held.layers.at(-1)
      own?.steps.push(step)
      if (own) own.position = position
      held.position = position
      if (!changesModel(step)) return applyChanges(wake(held), step.changes)
      const before = held.plan
      held.plan = null
      held.resting = build(held, '')
      if (before) releasePlan(before)
      forgetUnused()
      return null
    },
    close(scenario) {
      drop(scenario)
      forgetUnused()
    },
    modelOf,
  }
}
