/** `scenarios.mergePreview` and `scenarios.merge`: chosen changes of one plan into another, three ways compared. */
import type { ChangePlan } from '@main/services/planning/change-plan'
import type { HeldScenarios } from '@main/services/planning/held-scenarios'
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import { mergeChanges } from '@shared/changes/merge-step'
import type { CellUnit, DriverUnit, ForecastUnit, MergeUnit } from '@shared/changes/three-way-merge'
import type { Person } from '@shared/contract/app-calls'
import type { MergeCell, MergeDriver, MergePreview } from '@shared/contract/compare-calls'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { ChangeResult } from '@shared/contract/planning-calls'
import type { NewItemDriver } from '@shared/model/drivers'
import type { Role } from '@shared/model/roles'
import { describeForecasts, forecastAhead, forecastBlocks } from './merge-forecasts'
import type { PartedPlans } from './merge-sources'
import { readParted } from './merge-sources'
import { readMergeTarget } from './merge-target'
import { refuseMoved, takenUnits, wantedUnits } from './taken-units'

type MergePerson = Pick<Person, 'person' | 'role'>
export type Blocks = ReadonlyMap<string, NonNullable<MergeCell['blocked']>>

/** Items that drivers of the units would bring into the target. */
const newItemsOf = (units: readonly MergeUnit[]): NewItemDriver[] =>
  units.flatMap((unit) => {
    if (unit.kind !== 'driver' || unit.state === 'same') return []
    return unit.theirs?.assumption.kind === 'new_item' ? [unit.theirs.assumption] : []
  })

const allBut = (units: readonly MergeUnit[], left: readonly string[]): string[] => {
  const out = new Set(left)
  return units.flatMap(({ unit }) => (out.has(unit) ? [] : [unit]))
}

export interface MergeService {
  preview(params: Checked<'scenarios.mergePreview'>, role: Role): Promise<MergePreview>
  merge(params: Checked<'scenarios.merge'>, person: MergePerson): Promise<ChangeResult>
}

export function createMergeService(
  deps: PlanningDeps,
  held: HeldScenarios,
  plans: ChangePlan,
): MergeService {
  const { planning } = deps

  /** Units that cannot be written in the target, and why; what `along` brings is there by then. */
  async function blocksOf(
    { ours, units }: PartedPlans,
    into: string,
    role: Role,
    along: readonly MergeUnit[],
  ): Promise<Blocks> {
    const beside = newItemsOf(along)
    const blocks = new Map<string, NonNullable<MergeCell['blocked']>>()
    const cells = units.filter((unit): unit is CellUnit => unit.kind === 'cell')
    const asked = cells.map(({ measure, line, period }) => ({ measure, line, period }))
    const closed = await planning.ask('closedCells', {
      scenario: into,
      role,
      cells: asked,
      beside,
    })
    cells.forEach(({ unit }, at) => {
      const block = closed[at]
      if (block) blocks.set(unit, block)
    })
    for (const unit of units) {
      if (unit.kind !== 'driver' || !unit.theirs) continue
      const { assumption } = unit.theirs
      const others = beside.filter((one) => one !== assumption)
      if (await planning.ask('driverFault', { scenario: into, assumption, beside: others }))
        blocks.set(unit.unit, 'driver')
    }
    for (const [unit, block] of await forecastBlocks(deps, into, ours, units, along))
      blocks.set(unit, block)
    return blocks
  }

  async function describeCells(
    scenario: string,
    cells: readonly CellUnit[],
    blocks: Blocks,
  ): Promise<MergeCell[]> {
    const lines = cells.map(({ measure, line }) => ({ measure, line }))
    const names = await planning.ask('namesOfLines', { scenario, lines })
    return cells.map((cell, at) => {
      const { line, oursDepth: _, theirsDepth: __, ...rest } = cell
      const unnamed = { code: line, name: { zh: line, en: line } }
      const known = names[at] ?? { where: {}, name: unnamed.name, item: unnamed, family: unnamed }
      return { ...rest, ...known, blocked: blocks.get(cell.unit) ?? null }
    })
  }

  return {
    async preview({ scenario, into, left, conflicts }, role) {
      const parted = readParted(deps, scenario, into)
      await held.ensure(scenario)
      await held.ensure(into)
      const chosen = wantedUnits({ take: allBut(parted.units, left), conflicts }, parted.units)
      const blocks = await blocksOf(parted, into, role, chosen)
      const drivers = parted.units.filter((unit): unit is DriverUnit => unit.kind === 'driver')
      const cells = parted.units.filter((unit): unit is CellUnit => unit.kind === 'cell')
      return {
        scenario,
        into,
        scenarioPosition: parted.theirsPosition,
        intoPosition: parted.oursPosition,
        otherSnapshot:
          parted.theirs.at(-1)?.scenario.snapshot !== parted.ours.at(-1)?.scenario.snapshot,
        drivers: drivers.map(
          ({ depth: _, theirsDepth: __, ...unit }): MergeDriver => ({
            ...unit,
            blocked: blocks.get(unit.unit) ?? null,
          }),
        ),
        forecasts: await describeForecasts(
          deps,
          scenario,
          parted.units.filter((unit): unit is ForecastUnit => unit.kind === 'forecast'),
          blocks,
        ),
        cells: await describeCells(scenario, cells, blocks),
      }
    },
    async merge(params, person) {
      // Ahead of the queue, so that other edits do not wait for what is forecast anew.
      plans.refuseClosed(params.into)
      const before = readParted(deps, params.scenario, params.into)
      refuseMoved(params, before)
      await forecastAhead(deps, before, wantedUnits(params, before.units))
      return plans.change(params.into, person, params.reason || null, async () => {
        const { scenario, into } = params
        const parted = readParted(deps, scenario, into)
        refuseMoved(params, parted)
        const along = wantedUnits(params, parted.units)
        const blocks = await blocksOf(parted, into, person.role, along)
        const taken = takenUnits(params, parted, blocks)
        const target = await readMergeTarget(deps, parted.ours, taken)
        const changes = mergeChanges(taken, target)
        if (changes.length === 0)
          throw new EvenkeelError('MERGE_EMPTY', { into: parted.ours.at(-1)?.scenario.name ?? '' })
        const first = taken.find((unit): unit is CellUnit => unit.kind === 'cell')
        const [name] = first
          ? await planning.ask('namesOfLines', { scenario: into, lines: [first] })
          : []
        return {
          changes,
          place:
            first && name
              ? { where: name.where, measure: first.measure, period: first.period }
              : null,
          entry: null,
          merged: {
            scenario,
            name: parted.theirs.at(-1)?.scenario.name ?? '',
            position: parted.theirsPosition,
          },
        }
      })
    },
  }
}
