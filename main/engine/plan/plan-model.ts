/** Everything a snapshot says, ready for calculating: shared by all scenarios on it and never changed. */
import { createMonthAxis, type MonthAxis } from '../calendar/month-axis'
import { type DemandLayers, readDemandLayers } from '../demand/demand-layers'
import { type MasterData, readMasterData } from '../model/master-data'
import {
  type DemandLine,
  readDemandLines,
  readSupplyLines,
  type SupplyLine,
} from '../model/plan-lines'
import { type ProductStructure, readProductStructure } from '../model/product-structure'
import type { PlanSource } from '../source/plan-source'
import { readSupplyPosition, type SupplyPosition } from '../supply/supply-position'

export interface PlanModel {
  readonly axis: MonthAxis
  readonly master: MasterData
  readonly demandLines: readonly DemandLine[]
  readonly supplyLines: readonly SupplyLine[]
  readonly resources: readonly string[]
  readonly demandIndex: ReadonlyMap<string, number>
  readonly supplyIndex: ReadonlyMap<string, number>
  /** Demand line → supply lines of its item. */
  readonly supplyOfItem: ReadonlyMap<string, readonly number[]>
  readonly demandOfItem: ReadonlyMap<string, readonly number[]>
  readonly layers: DemandLayers
  readonly structure: ProductStructure
  readonly position: SupplyPosition
}

export interface HorizonLength {
  readonly past: number
  readonly future: number
}

/** Reads a snapshot into a model; `fallbackAsOf` where it has no company row. */
export function buildPlanModel(
  source: PlanSource,
  fallbackAsOf: string,
  horizon: HorizonLength = { past: 36, future: 24 },
): PlanModel {
  const master = readMasterData(source, fallbackAsOf)
  const axis = createMonthAxis(master.company.asOf, horizon.past, horizon.future)
  const demandLines = readDemandLines(source, master)
  const supplyLines = readSupplyLines(source, master)
  const resources = [...master.resources.keys()].sort()
  const resourceIndex = new Map(resources.map((resource, index) => [resource, index]))
  return {
    axis,
    master,
    demandLines,
    supplyLines,
    resources,
    demandIndex: new Map(demandLines.map((line, index) => [line.key, index])),
    supplyIndex: new Map(supplyLines.map((line, index) => [line.key, index])),
    demandOfItem: Map.groupBy(demandLines.keys(), (i) => demandLines[i]?.item.item ?? ''),
    supplyOfItem: Map.groupBy(supplyLines.keys(), (i) => supplyLines[i]?.item.item ?? ''),
    layers: readDemandLayers(source, axis, demandLines),
    structure: readProductStructure(source, supplyLines, resourceIndex),
    position: readSupplyPosition(source, axis, supplyLines, resourceIndex),
  }
}
