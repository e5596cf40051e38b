/** Holds the models and scenarios of a workspace and answers for them. Runs in the planning thread; knows no thread itself. */

import type { KeptPlan } from '@main/engine/archive/published-cycles'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { planOverview } from '@main/engine/indicators/plan-overview'
import { driverFault } from '@main/engine/plan/check-driver'
import { lineReader } from '@main/engine/plan/edit-target'
import { extendModel } from '@main/engine/plan/extend-model'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { type PreparedEdit, toChanges } from '@main/engine/plan/prepare-edit'
import { prepareEdits } from '@main/engine/plan/prepare-edits'
import { prepareLocks } from '@main/engine/plan/prepare-locks'
import { applyChanges, forkPlan, releasePlan } from '@main/engine/plan/working-plan'
import { rowPath } from '@main/engine/rows/row-path'
import { compileOwnMeasures, type FormulaMeasure } from '@shared/model/measures/own-measures'
import { compareMethods } from './compare/compare-methods'
import { exceptionAnswers } from './exception-answers'
import { forecastAnswers } from './forecasting/forecast-answers'
import { createHeldPlans } from './held-plans'
import { indicatorAnswers } from './indicator-answers'
import { layerAnswers } from './layer-answers'
import { listAttributes } from './list-attributes'
import type { forecastTasksFrom } from './load-model'
import { createView, describeView, type OpenView } from './open-view'
import { patchView } from './patch-view'
import type { PlanningMethods } from './planning-requests'
import { previewSplit } from './preview-split'
import { publishedLines } from './published-lines'
import { noSnapshot, type OpenSnapshot } from './read-snapshot'
import { rowsAtPlaces } from './rows-at-places'
import { createWhyMethods } from './why-methods'
import { worklistMethods } from './worklist-methods'

/** What the lines of an edit would hold, looked up on a plan that is thrown away. */
function tryOut(plan: Plan, prepared: PreparedEdit, depth: number): number[] {
  const trial = forkPlan(plan)
  applyChanges(trial, toChanges(plan, [prepared], depth))
  const read = lineReader(trial, prepared)
  const after = prepared.lines.map(({ line }) => read(line, prepared.period))
  releasePlan(trial)
  return after
}

type ForecastTasksOf = ReturnType<typeof forecastTasksFrom>

/** `loadModel` reads a sealed snapshot; its model is kept while a scenario uses it. `openSnapshot` is for looking into one. `keptPlans` are the workspace's published plans, `forecastTasks` what a snapshot gives to forecast. */
export function createPlanningHost(
  loadModel: (snapshot: string, fileHash: string) => PlanModel,
  openSnapshot: (snapshot: string) => OpenSnapshot = noSnapshot,
  keptPlans: () => readonly KeptPlan[] = () => [],
  forecastTasks: ForecastTasksOf = () => [],
): PlanningMethods {
  const views = new Map<string, OpenView>()
  let ownMeasures: readonly FormulaMeasure[] = []
  const plans = createHeldPlans(loadModel, (scenario) =>
    [...views.values()].some((view) => view.spec.scenario === scenario),
  )
  const held = plans.get
  const exceptions = exceptionAnswers(plans.modelOf)

  return {
    ...createWhyMethods({
      held,
      modelOf: plans.modelOf,
      openSnapshot,
      ownMeasures: () => ownMeasures,
    }),
    has: ({ scenario }) => plans.has(scenario),
    open(scenario) {
      plans.open(scenario)
      return null
    },
    probe({ snapshot, fileHash }) {
      plans.modelOf(snapshot, fileHash)
      return null
    },
    forecastTasks: ({ snapshot, fileHash, settings }) =>
      forecastTasks(snapshot, fileHash, settings),
    close({ scenario }) {
      plans.close(scenario)
      for (const [view, { spec }] of views) if (spec.scenario === scenario) views.delete(view)
      return null
    },
    openView({ view, spec, role = null, facts }) {
      const { plan, position } = held(spec.scenario)
      const opened = createView(plan, view, spec, ownMeasures, role, exceptions.facts(facts))
      views.set(view, opened)
      return describeView(plan, opened, position)
    },
    rowPath: ({ scenario, side, where, levels, place }) =>
      rowPath(held(scenario).plan.model, side, where, levels, place),
    countExceptions: ({ scenario, where, exceptions: asked, facts }) =>
      exceptions.count(held(scenario).plan, where, asked, facts),
    setOwnMeasures({ measures }) {
      ownMeasures = compileOwnMeasures(measures)
      return null
    },
    rowsAtPlaces: ({ scenario, side, places }) =>
      rowsAtPlaces(held(scenario).plan, scenario, side, places),
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
      const moved = plans.apply(scenario, position, step)
      const watching = [...views.values()].filter((view) => view.spec.scenario === scenario)
      if (moved === null) {
        // Its lines are others now: what windows show must be opened anew.
        for (const { view } of watching) views.delete(view)
        return null
      }
      if (watching.length === 0) return []
      const { plan } = held(scenario)
      return watching.flatMap((view) => patchView(plan, view, position, moved) ?? [])
    },
    driverFault({ scenario, assumption, beside = [] }) {
      const items = beside.filter((one) => one.kind === 'new_item')
      return driverFault(extendModel(held(scenario).plan.model, items), assumption)
    },
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
    ...layerAnswers((scenario) => held(scenario).plan),
    ...indicatorAnswers((scenario) => held(scenario).plan, keptPlans),
    planLines: ({ scenario }) => publishedLines(held(scenario).plan),
    ...compareMethods(held),
    ...forecastAnswers(held),
    ...worklistMethods(held),
  }
}
