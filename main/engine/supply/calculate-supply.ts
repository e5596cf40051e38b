/** The supply side of a plan, from consensus demand to projected stock. */
import {
  changedPeriods,
  changedSpan,
  demandMarks,
  marksOfLine,
  noteChange,
  supplyMarks,
  wholeSpan,
} from '../figures/changed-periods'
import { supplyRows } from '../figures/figure-keys'
import { supplyPayer } from '../finance/pay-and-collect'
import { horizonOf, type Plan } from '../plan/plan'
import { constrainSupply } from './constrain-supply'
import { gatherDemand } from './gather-demand'
import { coverMeasurer } from './measure-cover'
import { promiseMeasurer } from './measure-promises'
import { netRequirements } from './net-requirements'
import { placeReceipts } from './place-receipts'
import {
  beginSupplyWork,
  endSupplyWork,
  markEverything,
  markGroup,
  markNetting,
  markPeriod,
  type SupplyWork,
} from './supply-work'
import { keepWhole } from './whole/keep-whole'

/** What has changed since the supply side was last calculated. */
export interface SupplyChanges {
  /** Items whose demand lines have another consensus demand. */
  readonly items: Iterable<string>
  /** Cells of planned supply that were written or cleared: line × periods + period. */
  readonly written: readonly number[]
  /** Lines whose receipts, purchases or cover are assumed otherwise. */
  readonly receipts: Iterable<number>
  readonly purchases: Iterable<number>
  readonly policies: Iterable<number>
  /** Resources whose hours are assumed otherwise. */
  readonly resources: Iterable<number>
}

/** Part of the items from which on every line is calculated. */
const manyItems = 0.4

/** Calculates what follows from the changes and answers the supply lines whose figures may differ. */
export function calculateSupply(plan: Plan, changes: SupplyChanges): number[] {
  const work = beginSupplyWork(plan)
  const { horizon, graph } = work
  const { current, periods } = plan.model.axis
  const items = [...changes.items]
  if (items.length >= plan.model.supplyOfItem.size * manyItems) markEverything(work)
  const everyPeriod = (mark: (h: number) => void): void => {
    for (let h = 0; h < horizon; h++) mark(h)
  }
  const { demand } = changedPeriods(plan.model)
  for (const item of items) {
    const lines = plan.model.demandOfItem.get(item) ?? []
    const { consensus_demand } = demandMarks
    gatherDemand(work, item, changedSpan(demand, lines, 'demand', consensus_demand, horizon))
  }
  for (const line of changes.receipts) placeReceipts(work, line)
  for (const line of changes.purchases) everyPeriod((h) => markPeriod(work, line, h))
  for (const line of changes.policies) {
    markNetting(work, line)
    everyPeriod((h) => markPeriod(work, line, h))
    noteRevalued(work, line)
  }
  for (const cell of changes.written) {
    const line = Math.floor(cell / periods.length)
    const h = (cell % periods.length) - current
    if (h < 0) continue
    markNetting(work, line)
    markPeriod(work, line, h)
    noteWritten(plan, line, h)
  }
  for (const resource of changes.resources) {
    const { start, of } = graph.resourceGroups
    for (let k = start[resource]!; k < start[resource + 1]!; k++)
      everyPeriod((h) => markGroup(work, of[k]!, h))
  }
  return finish(work)
}

/** Calculates every line from nothing; `calculateDemand` is called for an item before its demand is gathered. */
export function calculateAllSupply(plan: Plan, calculateDemand: (item: string) => void): void {
  const { supplyLines, supplyOfItem } = plan.model
  const work = beginSupplyWork(plan)
  markEverything(work)
  for (const cell of plan.state.written.planned_supply.keys()) {
    const { current, periods } = plan.model.axis
    const h = (cell % periods.length) - current
    if (h >= 0) noteWritten(plan, Math.floor(cell / periods.length), h)
  }
  const gathered = new Uint8Array(work.graph.lines)
  finish(work, (line) => {
    placeReceipts(work, line)
    if (gathered[line]) return
    const { item } = supplyLines[line]!.item
    calculateDemand(item)
    gatherDemand(work, item, wholeSpan(work.horizon))
    for (const other of supplyOfItem.get(item)!) gathered[other] = 1
  })
}

function finish(work: SupplyWork, prepare?: (line: number) => void): number[] {
  netRequirements(work, prepare)
  const whole = constrainSupply(work)
  const measure = lineMeasurer(work, prepare !== undefined)
  if (whole) keepWhole(work, whole, measure)
  else for (const line of work.touched) measure(line)
  return endSupplyWork(work)
}

const marksAmong = (...figures: readonly (keyof typeof supplyMarks)[]): readonly number[] =>
  figures.map((figure) => supplyMarks[figure])

/** What the measures of a line are worked out from. */
const ofCover = marksAmong(
  'independent_demand',
  'dependent_demand',
  'projected_stock',
  'safety_stock',
)
const ofPromises = marksAmong('receipts_in_transit', 'constrained_supply', 'dependent_demand')
const ofMoney = marksAmong('receipts_in_transit', 'constrained_supply')

/** Measures what follows from a line's supply, one line at a time while its figures are at hand: everything where nothing stood there before, else what has another figure to go by. */
function lineMeasurer({ plan, changed }: SupplyWork, fromNothing: boolean): (line: number) => void {
  const cover = coverMeasurer(plan)
  const promises = promiseMeasurer(plan)
  const pay = supplyPayer(plan)
  return (line) => {
    const first = line * marksOfLine.supply
    const differs = (marks: readonly number[]): boolean =>
      fromNothing || marks.some((mark) => changed[first + mark] !== 0)
    if (differs(ofCover)) cover(line)
    if (differs(ofPromises)) promises(line)
    if (differs(ofMoney)) pay(line)
  }
}

/** What a line holds and gets is worth something else, however much it is. */
function noteRevalued({ changed, horizon }: SupplyWork, line: number): void {
  const first = line * marksOfLine.supply
  for (const figure of ['projected_stock', 'constrained_supply'] as const)
    noteChange(changed, first + supplyMarks[figure], 0, horizon)
}

function noteWritten({ model, state, cube }: Plan, line: number, h: number): void {
  const at = cube.supply.offset[line]! + supplyRows(horizonOf(model)).written + h
  const has = state.written.planned_supply.ofLine(line)?.has(model.axis.current + h)
  cube.supply.pool.cells[at] = has ? 1 : 0
  const mark = line * marksOfLine.supply + supplyMarks.written
  noteChange(changedPeriods(model).supply, mark, h, horizonOf(model))
}
