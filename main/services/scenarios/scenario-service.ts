/** The `scenarios.*` calls. */

import type { PlanToArchive } from '@main/planning/planning-requests'
import type { Pin } from '@main/services/decisions/decision-deps'
import type { ChangeAuthor, ChangePlan } from '@main/services/planning/change-plan'
import { depthOfDriver, driversInForce } from '@main/services/planning/drivers-in-force'
import type { HeldScenarios } from '@main/services/planning/held-scenarios'
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import { chainPosition, findScenario, readChain } from '@main/services/planning/scenario-chain'
import { getSnapshot, lastPosition, listScenarios, type StoredScenario } from '@main/store/reading'
import { arrangeScenarios, insertScenario, updateScenario } from '@main/store/writing'
import type { PlanChange } from '@shared/changes/plan-change'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { PublishedLine } from '@shared/contract/publishing-calls'
import { type Comparison, type Scenario, scenarioColours } from '@shared/contract/scenario-calls'
import { catalogues } from '@shared/messages/catalogue'
import type { DriverAssumption } from '@shared/model/drivers'
import { compareOverviews } from './compare-scenarios'

export interface ScenarioService {
  list(): Scenario[]
  create(params: Checked<'scenarios.create'>, author: ChangeAuthor): Promise<Scenario>
  rename(scenario: string, name: string): Scenario
  /** What it is for, its colour, and whether it can be changed. Throws SCENARIO_IS_BASE for another colour of the base plan. */
  describe(params: Checked<'scenarios.describe'>, author: ChangeAuthor): Scenario
  arrange(order: readonly string[]): Scenario[]
  discard(scenario: string): Promise<Scenario>
  restore(scenario: string): Promise<Scenario>
  addDriver(
    params: Checked<'scenarios.addDriver'>,
    author: ChangeAuthor,
  ): ReturnType<ChangePlan['change']>
  replaceDriver(
    params: Checked<'scenarios.replaceDriver'>,
    author: ChangeAuthor,
  ): ReturnType<ChangePlan['change']>
  removeDriver(
    params: Checked<'scenarios.removeDriver'>,
    author: ChangeAuthor,
  ): ReturnType<ChangePlan['change']>
  /** Over the next `span` periods, 12 where not said. */
  compare(scenarios: readonly string[], span?: number): Promise<Comparison>
  pinOf(scenario: string): Promise<Pin>
  planLinesOf(scenario: string): Promise<readonly PublishedLine[]>
  archiveOf(scenario: string): Promise<PlanToArchive>
}

export function createScenarioService(
  deps: PlanningDeps,
  held: HeldScenarios,
  plans: ChangePlan,
): ScenarioService {
  const { db, journal, planning } = deps

  function withJournal(stored: StoredScenario): Scenario {
    const chain = readChain(db, journal, stored.scenario)
    const { forkPosition: _, ...scenario } = stored
    const { done } = journal.stack(stored.scenario)
    const drivers = driversInForce(chain.map((link) => link.steps))
    return { ...scenario, drivers: [...drivers.values()], changes: done.length }
  }
  const find = (id: string): Scenario => withJournal(findScenario(db, id))

  function update(
    id: string,
    change: Partial<Pick<StoredScenario, 'name' | 'state' | 'note' | 'colour' | 'locked'>>,
  ): Scenario {
    updateScenario(db, { ...findScenario(db, id), ...change })
    deps.changed(['scenarios'])
    return find(id)
  }

  /** A name tells tabs and commands apart. Throws SCENARIO_NAME_TAKEN. */
  function refuseTaken(name: string, except?: string): void {
    const same = (other: string): boolean => other.toLowerCase() === name.trim().toLowerCase()
    const reserved = [catalogues.en, catalogues['zh-CN']].some((c) => same(c.scenarios.base))
    const taken = listScenarios(db).some(
      (s) => s.state === 'open' && s.scenario !== except && same(s.name),
    )
    if (taken || reserved) throw new EvenkeelError('SCENARIO_NAME_TAKEN', { name })
  }

  const depthOf = (scenario: string): number => readChain(db, journal, scenario).length - 1

  /** Throws DRIVER_WITHOUT_EFFECT. */
  async function refuseIdle(
    scenario: string,
    assumption: DriverAssumption,
    beside: readonly DriverAssumption[] = [],
  ): Promise<void> {
    await held.ensure(scenario)
    const reason = await planning.ask('driverFault', { scenario, assumption, beside })
    if (reason) throw new EvenkeelError('DRIVER_WITHOUT_EFFECT', { reason })
  }

  /** The change that takes a driver off, an inherited one too. Throws NOT_FOUND. */
  function removal(scenario: string, id: string): PlanChange {
    const driver = find(scenario).drivers.find((d) => d.driver === id)
    if (!driver) throw new EvenkeelError('NOT_FOUND', { what: id })
    const depth = depthOfDriver(readChain(db, journal, scenario), id)
    return { kind: 'remove_driver', driver, depth }
  }

  const addDriver: ScenarioService['addDriver'] = ({ scenario, driver }, author) =>
    plans.change(scenario, author, driver.note || null, async () => {
      await refuseIdle(scenario, driver.assumption)
      const added = { ...driver, driver: deps.newId() }
      const changes = [{ kind: 'add_driver' as const, driver: added, depth: depthOf(scenario) }]
      return { changes, place: null, entry: null }
    })

  return {
    list: () => listScenarios(db).map(withJournal),
    async create({ name, parent, drivers }, author) {
      const id = await plans.inTurn(async () => {
        refuseTaken(name)
        const assumptions = drivers.map((one) => one.assumption)
        for (const [at, assumption] of assumptions.entries())
          await refuseIdle(parent, assumption, assumptions.slice(0, at))
        const from = findScenario(db, parent)
        if (from.state !== 'open')
          throw new EvenkeelError('SCENARIO_CLOSED', { scenario: from.name })
        if (!from.snapshot) throw new EvenkeelError('NO_PLAN')
        const made = deps.newId()
        const count = listScenarios(db).length - 1
        insertScenario(db, {
          scenario: made,
          name,
          parent,
          forkPosition: lastPosition(db),
          colour: scenarioColours[Math.max(0, count) % scenarioColours.length] ?? 'blue',
          state: 'open',
          snapshot: from.snapshot,
          createdBy: author.person,
          createdAt: deps.now().toISOString(),
        })
        return made
      })
      for (const driver of drivers) await addDriver({ scenario: id, driver }, author)
      deps.changed(['scenarios'])
      return find(id)
    },
    rename(scenario, name) {
      refuseTaken(name, scenario)
      return update(scenario, { name })
    },
    describe({ scenario, note, colour, locked }, { person }) {
      const { parent } = findScenario(db, scenario)
      // Grey is how everybody knows the base plan.
      if (colour !== undefined && parent === null) throw new EvenkeelError('SCENARIO_IS_BASE')
      const lock = locked ? { by: person, at: deps.now().toISOString() } : null
      return update(scenario, {
        ...(note === undefined ? {} : { note: note.trim() }),
        ...(colour === undefined ? {} : { colour }),
        ...(locked === undefined ? {} : { locked: lock }),
      })
    },
    arrange(order) {
      for (const scenario of order) findScenario(db, scenario)
      arrangeScenarios(db, order)
      deps.changed(['scenarios'])
      return listScenarios(db).map(withJournal)
    },
    discard: (scenario) =>
      plans.inTurn(async () => {
        const { parent, locked, name } = findScenario(db, scenario)
        if (parent === null) throw new EvenkeelError('SCENARIO_IS_BASE')
        if (locked) throw new EvenkeelError('SCENARIO_LOCKED', { scenario: name, by: locked.by })
        const discarded = update(scenario, { state: 'discarded' })
        await held.release(scenario)
        deps.emit('plan.replaced', { scenario })
        return discarded
      }),
    restore: (scenario) =>
      plans.inTurn(async () => {
        refuseTaken(findScenario(db, scenario).name, scenario)
        deps.emit('plan.replaced', { scenario })
        return update(scenario, { state: 'open' })
      }),
    addDriver,
    replaceDriver: ({ scenario, driver: id, by }, author) =>
      plans.change(scenario, author, by.note || null, async () => {
        const removed = removal(scenario, id)
        await refuseIdle(scenario, by.assumption)
        // Its name stays, and with it its place among the drivers.
        const driver = { ...by, driver: id }
        const added = { kind: 'add_driver' as const, driver, depth: depthOf(scenario) }
        return { changes: [removed, added], place: null, entry: null }
      }),
    removeDriver: ({ scenario, driver: id }, author) =>
      plans.change(scenario, author, null, async () => {
        return { changes: [removal(scenario, id)], place: null, entry: null }
      }),
    async compare(ids, span = 12) {
      const overviews = []
      for (const scenario of ids) {
        await held.ensure(scenario)
        overviews.push(await planning.ask('overview', { scenario, span }))
      }
      return compareOverviews(
        ids.map((id) => ({ scenario: id, name: findScenario(db, id).name })),
        overviews,
      )
    },
    async pinOf(id) {
      const chain = readChain(db, journal, id)
      const own = chain.at(-1)?.scenario
      if (own?.state === 'discarded')
        throw new EvenkeelError('SCENARIO_CLOSED', { scenario: own.name })
      const snapshot = own?.snapshot
      if (!snapshot) throw new EvenkeelError('NO_PLAN')
      return {
        snapshot,
        snapshotHash: getSnapshot(db, snapshot)?.hash ?? '',
        scenario: id,
        position: chainPosition(chain),
      }
    },
    async planLinesOf(scenario) {
      await held.ensure(scenario)
      return planning.ask('planLines', { scenario })
    },
    async archiveOf(scenario) {
      await held.ensure(scenario)
      return planning.ask('planToArchive', { scenario })
    },
  }
}
