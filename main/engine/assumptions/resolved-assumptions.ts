/** What a scenario's drivers come to, line by line: the form in which calculation reads them. */

/** Over a line's consensus demand, for `from` ≤ t ≤ `to`: value × `factor` + `add`, never below zero, except where a number typed at `depth` or deeper stands. */
export interface DemandStep {
  readonly from: number
  readonly to: number
  readonly factor: number
  /** By period of the axis; null where nothing is added. */
  readonly add: Float64Array | null
  readonly depth: number
}

/** What happens to planned purchases from one supplier of a line. */
export interface PurchaseDisturbance {
  /** The supplier's part of the line's purchases. */
  readonly share: number
  /** By period: how many periods later they come, and the part that comes at all. */
  readonly late: Int32Array
  readonly remains: Float64Array
}

/** Only lines that the drivers concern are in the maps. Rows have the axis' full length. */
export interface ResolvedAssumptions {
  /** Demand line → steps over its consensus, to be taken in this order. */
  readonly demand: ReadonlyMap<number, readonly DemandStep[]>
  /** Demand line → its blended demand (in place of `model.blendedDemand`) under won and lost opportunities and promotions; all lines of an item, since they share its forecast. */
  readonly blended: ReadonlyMap<number, Float64Array>
  /** `pipeline`, `firm_demand`, `driver_uplift`: demand line → the row in place of the model's. */
  readonly layers: ReadonlyMap<string, ReadonlyMap<number, Float64Array>>
  /** Demand line → units of won opportunities that come on top of its blend of layers. */
  readonly newBusiness: ReadonlyMap<number, Float64Array>
  /** Supply line → its receipts in transit. */
  readonly receipts: ReadonlyMap<number, Float64Array>
  /** Supply line → what happens to its planned purchases, by supplier. */
  readonly purchases: ReadonlyMap<number, readonly PurchaseDisturbance[]>
  /** Resource → regular and overtime hours. */
  readonly capacity: ReadonlyMap<number, Float64Array>
  readonly overtime: ReadonlyMap<number, Float64Array>
  /** Line → factor on its net price, and on its standard cost. */
  readonly price: ReadonlyMap<number, Float64Array>
  readonly demandCost: ReadonlyMap<number, Float64Array>
  readonly supplyCost: ReadonlyMap<number, Float64Array>
  /** Supply line → factor on what its suppliers ask. */
  readonly purchaseCost: ReadonlyMap<number, Float64Array>
  /** Supply line → what a made unit costs beyond its components, in place of the position's. */
  readonly conversionCost: ReadonlyMap<number, Float64Array>
  /** Supply line → safety stock in days of cover. */
  readonly safetyDays: ReadonlyMap<number, number>
}

const none: ReadonlyMap<number, never> = new Map<number, never>()

/** What holds without drivers: the plan as the snapshot has it. */
export const noAssumptions: ResolvedAssumptions = {
  demand: none,
  blended: none,
  layers: new Map(),
  newBusiness: none,
  receipts: none,
  purchases: none,
  capacity: none,
  overtime: none,
  price: none,
  demandCost: none,
  supplyCost: none,
  purchaseCost: none,
  conversionCost: none,
  safetyDays: none,
}
