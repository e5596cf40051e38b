/** Holds the models and scenarios of a workspace and answers for them. Runs in the planning thread; knows no thread itself. */

import type { KeptPlan } from '@main/engine/archive/published-cycles'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { planOverview } from '@main/engine/indicators/plan-overview'
import { calculatePlan } from '@main/engine/plan/calculate-plan'
import { driverFault } from '@main/engine/plan/check-driver'
import { lineReader } from '@main/engine/plan/edit-target'
import { createCube } from '@main/engine/plan/plan-cube'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { applyChange, emptyState } from '@main/engine/plan/plan-state'
import { type PreparedEdit, toChanges } from '@main/engine/plan/prepare-edit'
import { prepareEdits } from '@main/engine/plan/prepare-edits'
import { prepareLocks } from '@main/engine/plan/prepare-locks'
import { invertStep, type JournalStep } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import { compileOwnMeasures, type FormulaMeasure } from '@shared/model/measures/own-measures'
import { compareMethods } from './compare/compare-methods'
import { indicatorAnswers } from './indicator-answers'
import { listAttributes } from './list-attributes'
import { createView, describeView, type OpenView, patchView } from './open-view'
import type { PlanningMethods, ScenarioToOpen } from './planning-requests'
import { previewSplit } from './preview-split'
import { publishedLines } from './published-lines'
import { noSnapshot, type OpenSnapshot } from './read-snapshot'
import { createWhyMethods } from './why-methods'

interface HeldScenario {
  readonly plan: Plan
  readonly snapshot: string
  readonly depth: number
  position: number
}

/** `loadModel` reads a sealed snapshot; its model is kept while a scenario uses it. `openSnapshot` is for looking into one. `keptPlans` are the workspace's published plans. */
export function createPlanningHost(
  loadModel: (snapshot: string, fileHash: string) => PlanModel,
  openSnapshot: (snapshot: string) => OpenSnapshot = noSnapshot,
  keptPlans: () => readonly KeptPlan[] = () => [],
): PlanningMethods {
  const models = new Map<string, PlanModel>()
  const scenarios = new Map<string, HeldScenario>()
  const views = new Map<string, OpenView>()
  let ownMeasures: readonly FormulaMeasure[] = []

  function modelOf(snapshot: string, fileHash: string): PlanModel {
    const model = models.get(snapshot) ?? loadModel(snapshot, fileHash)
    models.set(snapshot, model)
    return model
  }

  function held(scenario: string): HeldScenario {
    const found = scenarios.get(scenario)
    if (!found) throw new EvenkeelError('NOT_FOUND', { what: scenario })
    return found
  }

  function forgetUnusedModels(): void {
    const used = new Set([...scenarios.values()].map((s) => s.snapshot))
    for (const snapshot of models.keys()) if (!used.has(snapshot)) models.delete(snapshot)
  }

  const applyStep = (plan: Plan, step: JournalStep): void => {
    for (const change of step.changes) applyChange(plan.state, plan.model, change)
  }

  /** What the lines of an edit would hold: makes it, looks, and takes it back, which gives the same plan bit for bit. */
  function tryOut(plan: Plan, prepared: PreparedEdit, depth: number): number[] {
    const step = { changes: toChanges(plan, [prepared], depth), place: null, entry: null }
    const make = (one: JournalStep): void => {
      applyStep(plan, one)
      calculatePlan(plan.model, plan.state, plan.cube)
    }
    if (step.changes.length > 0) make(step)
    const read = lineReader(plan, prepared)
    const after = prepared.lines.map(({ line }) => read(line, prepared.period))
    if (step.changes.length > 0) make(invertStep(step))
    return after
  }

  function open({ scenario, snapshot, fileHash, position, layers, policy }: ScenarioToOpen): null {
    const model = modelOf(snapshot, fileHash)
    const plan: Plan = { model, state: emptyState(policy), cube: createCube(model) }
    for (const layer of layers) for (const step of layer.steps) applyStep(plan, step)
    calculatePlan(model, plan.state, plan.cube)
    scenarios.set(scenario, { plan, snapshot, position, depth: layers.length - 1 })
    forgetUnusedModels()
    return null
  }

  return {
    ...createWhyMethods({ held, modelOf, openSnapshot }),
    has: ({ scenario }) => scenarios.has(scenario),
    open,
    probe({ snapshot, fileHash }) {
      modelOf(snapshot, fileHash)
      return null
    },
    close({ scenario }) {
      scenarios.delete(scenario)
      for (const [view, { spec }] of views) if (spec.scenario === scenario) views.delete(view)
      forgetUnusedModels()
      return null
    },
    openView({ view, spec, role = null }) {
      const { plan, position } = held(spec.scenario)
      const opened = createView(plan, view, spec, ownMeasures, role)
      views.set(view, opened)
      return describeView(plan, opened, position)
    },
    setOwnMeasures({ measures }) {
      ownMeasures = compileOwnMeasures(measures)
      return null
    },
    closeView({ view }) {
      views.delete(view)
      return null
    },
    prepare({ scenario, edits, rule, options }) {
      const { plan, depth } = held(scenario)
      const { prepared, refused } = prepareEdits(plan, edits, rule, options)
      const changes = toChanges(plan, prepared, depth)
      const cells = changes.reduce(
        (sum, change) => sum + (change.kind === 'set_cells' ? change.cells.length : 0),
        0,
      )
      return { changes, cells, refused }
    },
    preview({ scenario, edit, rule, options }) {
      const { plan, depth } = held(scenario)
      return previewSplit(plan, edit, rule, options, (prepared) => tryOut(plan, prepared, depth))
    },
    prepareLocks({ scenario, request }) {
      const { plan, depth } = held(scenario)
      return prepareLocks(plan, request, depth)
    },
    apply({ scenario, position, step }) {
      const found = held(scenario)
      applyStep(found.plan, step)
      calculatePlan(found.plan.model, found.plan.state, found.plan.cube)
      found.position = position
      return [...views.values()].flatMap((view) =>
        view.spec.scenario === scenario ? (patchView(found.plan, view, position) ?? []) : [],
      )
    },
    driverFault: ({ scenario, assumption }) => driverFault(held(scenario).plan.model, assumption),
    overview({ scenario, span }) {
      const { plan, snapshot, position } = held(scenario)
      const { axis, master } = plan.model
      return {
        snapshot,
        position,
        asOf: master.company.asOf,
        currency: master.company.currency,
        company: master.company.name,
        periods: axis.periods.slice(axis.current),
        ...planOverview(plan, span),
      }
    },
    attributes: ({ scenario }) => listAttributes(held(scenario).plan.model),
    ...indicatorAnswers((scenario) => held(scenario).plan, keptPlans),
    planLines: ({ scenario }) => publishedLines(held(scenario).plan),
    ...compareMethods(held),
  }
}
