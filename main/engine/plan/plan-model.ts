/** Everything a snapshot says, ready for calculating: shared by all scenarios on it and never changed. */
import { type DemandPolicy, defaultDemandPolicy } from '@shared/model/demand-policy'
import {
  type KeptPlan,
  type PublishedCycle,
  readPublishedCycles,
  withKeptPlans,
} from '../archive/published-cycles'
import { type Forecaster, plainForecaster } from '../baseline/forecast-task'
import { type ItemForecasts, noSettings } from '../baseline/item-forecasts'
import { readItemHistories } from '../baseline/item-history'
import { noLives } from '../baseline/lives'
import { readFamilies } from '../baseline/read-families'
import { createMonthAxis, type MonthAxis } from '../calendar/month-axis'
import { blendDemand } from '../demand/blended-demand'
import { type DemandLayers, readDemandLayers } from '../demand/demand-layers'
import { readDemandSignals } from '../demand/demand-signals'
import { type Opportunity, readDeals } from '../demand/opportunities'
import type { Pipeline } from '../demand/pipeline/read-pipeline'
import { policyOfItems } from '../demand/policy-of-items'
import { type PlannedEvent, readEvents } from '../demand/read-events'
import { type FinancePosition, readFinancePosition } from '../finance/finance-position'
import { type MasterData, readMasterData } from '../model/master-data'
import {
  type DemandLine,
  readDemandLines,
  readSupplyLines,
  type SupplyLine,
} from '../model/plan-lines'
import { type ProductStructure, readProductStructure } from '../model/product-structure'
import type { PlanSource } from '../source/plan-source'
import { inPlanningUnits } from '../source/planning-units'
import { readOnce } from '../source/read-once'
import { withEvents } from '../source/with-events'
import { type RegionSites, readRegionSites } from '../supply/sourcing-shares'
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
  /** What the baseline among the layers is made of. */
  readonly forecasts: ItemForecasts
  /** How the layers of demand are counted and weighed. */
  readonly policy: DemandPolicy
  /** Deals of the CRM by code, ended ones too. */
  readonly opportunities: ReadonlyMap<string, Opportunity>
  /** What was learned from deals that ended. */
  readonly pipeline: Omit<Pipeline, 'opportunities'>
  /** Promotions, campaigns and outside drivers, past and planned. */
  readonly events: readonly PlannedEvent[]
  /** Demand lines × periods: what the layers say by the policy, before overrides and drivers. */
  readonly blendedDemand: Float64Array
  /** Plans that earlier cycles published, oldest first. */
  readonly cycles: readonly PublishedCycle[]
  /** Which sites serve a region, and their parts of it. */
  readonly regionSites: RegionSites
  readonly structure: ProductStructure
  readonly position: SupplyPosition
  readonly finance: FinancePosition
}

export interface HorizonLength {
  readonly past: number
  readonly future: number
}

/** Reads a snapshot into a model; `fallbackAsOf` where it has no company row; `keptPlans` were published from the same workspace; `forecaster` knows or makes the baseline's forecasts. */
export function buildPlanModel(
  rows: PlanSource,
  fallbackAsOf: string,
  horizon: HorizonLength = { past: 36, future: 24 },
  policy: DemandPolicy = defaultDemandPolicy,
  keptPlans: readonly KeptPlan[] = [],
  forecaster: Forecaster = plainForecaster(),
): PlanModel {
  const source = withEvents(inPlanningUnits(readOnce(rows)), policy.events)
  const master = readMasterData(source, fallbackAsOf)
  const axis = createMonthAxis(master.company.asOf, horizon.past, horizon.future)
  const demandLines = readDemandLines(source, master, policy.firm.quotes !== 'none')
  const supplyLines = readSupplyLines(source, master)
  const resources = [...master.resources.keys()].sort()
  const resourceIndex = new Map(resources.map((resource, index) => [resource, index]))
  const demandOfItem = Map.groupBy(demandLines.keys(), (i) => demandLines[i]?.item.item ?? '')
  const demandIndex = new Map(demandLines.map((line, index) => [line.key, index]))
  const deals = readDeals(source, demandIndex, policy.pipeline.deliveryMonths)
  const lines = { axis, demandIndex, demandOfItem }
  const cycles = withKeptPlans(lines, readPublishedCycles(source, lines), keptPlans)
  const read = readDemandSignals(source, axis, demandLines, deals, master, policy)
  const histories = readItemHistories(source, axis, demandLines, policy)
  const forecasts: ItemForecasts = {
    ...histories,
    settings: noSettings,
    lives: noLives,
    families: readFamilies({ axis, master, histories, settings: noSettings, lives: noLives }),
    forecaster,
  }
  const layers = readDemandLayers(
    source,
    { axis, master, forecasts },
    demandLines,
    read.signals,
    cycles,
    demandOfItem,
  )
  const { opportunities, ...pipeline } = read.pipeline
  const policyOf = policyOfItems({ axis, master, policy })
  const structure = readProductStructure(source, supplyLines, resourceIndex)
  const { yearWeight } = layers
  return {
    axis,
    master,
    demandLines,
    supplyLines,
    resources,
    demandIndex,
    supplyIndex: new Map(supplyLines.map((line, index) => [line.key, index])),
    demandOfItem,
    supplyOfItem: Map.groupBy(supplyLines.keys(), (i) => supplyLines[i]?.item.item ?? ''),
    layers,
    forecasts,
    policy,
    opportunities,
    pipeline,
    events: readEvents(source),
    blendedDemand: blendDemand(axis, layers, demandOfItem, policyOf),
    cycles,
    regionSites: readRegionSites(source),
    structure,
    position: readSupplyPosition(source, axis, supplyLines, resourceIndex, master.company.asOf),
    finance: readFinancePosition(source, {
      axis,
      master,
      demandLines,
      supplyLines,
      structure,
      resourceIndex,
      yearWeight,
    }),
  }
}
