/** What-if drivers: assumptions laid over a plan, never written into its cells. */
import { z } from 'zod'

const period = z.string().regex(/^\d{4}-\d{2}$/)
const id = z.string().min(1).max(200)
/** Both ends included. */
const span = { from: period, to: period }
/** Attributes of demand lines: item, family, category, customer, region, channel, class. All must hold. */
const where = z.record(z.string(), z.string())
const percent = z.number().min(-100).max(1000)
const hours = z.number().min(-1e6).max(1e6)

/** Demand of the selection changes by a percentage in a span of periods. */
export const demandDriver = z.strictObject({
  kind: z.literal('demand_percent'),
  where,
  ...span,
  percent,
})

/** How units of a selection are spread over its lines. */
export const unitSpreads = ['demand', 'history', 'equal'] as const

/** Demand of the selection changes by so many units in each period of the span. */
export const demandUnitsDriver = z.strictObject({
  kind: z.literal('demand_units'),
  where,
  ...span,
  units: z.number().min(-1e9).max(1e9),
  spread: z.enum(unitSpreads),
})

/** Open receipts of a supplier (of one item, where named) due in the span come `periodsLate` periods later, and short by `percentShort`. */
export const receiptsDriver = z.strictObject({
  kind: z.literal('receipts'),
  supplier: id,
  item: id.optional(),
  ...span,
  periodsLate: z.number().int().min(0).max(24),
  percentShort: z.number().min(0).max(100),
})

/** An open opportunity ends: won in `close` (as the CRM expects it, where not said), or lost. */
export const opportunityDriver = z.strictObject({
  kind: z.literal('opportunity'),
  opportunity: id,
  outcome: z.enum(['won', 'lost']),
  close: period.optional(),
  /** Part of what is won that comes on top of what is forecast already; the rest consumes the forecast. */
  newBusinessPercent: z.number().min(0).max(100),
})

/** Hours of resources, named one by one or by their site, change by percentages of what is planned and by hours a period. */
export const capacityDriver = z.strictObject({
  kind: z.literal('capacity'),
  resources: z.array(id).max(200),
  site: id.optional(),
  ...span,
  regularPercent: percent,
  overtimePercent: percent,
  regularHours: hours,
  overtimeHours: hours,
})

/** Net prices of the selection change by a percentage. */
export const priceDriver = z.strictObject({ kind: z.literal('price'), where, ...span, percent })

/** Standard cost of items (by item, family, category) changes by a percentage, and with it that of what is made of them. */
export const costDriver = z.strictObject({ kind: z.literal('cost'), where, ...span, percent })

/** Safety stock of supply lines (by item, family, category, site) is so many days of cover. */
export const safetyStockDriver = z.strictObject({
  kind: z.literal('safety_stock'),
  where,
  days: z.number().min(0).max(720),
})

/** The baseline of the selection is lifted by a percentage of itself. */
export const promotionDriver = z.strictObject({
  kind: z.literal('promotion'),
  where,
  ...span,
  percent,
})

/** An item that the data does not have: sold and made like its analogue, from `start` on. */
export const newItemDriver = z.strictObject({
  kind: z.literal('new_item'),
  item: id,
  name: z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
  analogue: id,
  /** Of the analogue's demand, once the ramp is over. */
  sharePercent: z.number().gt(0).max(1000),
  start: period,
  /** Periods over which demand rises in equal steps to its full share; 0 has it at once. */
  rampPeriods: z.number().int().min(0).max(36),
  /** List price and standard cost a unit; the analogue's where not said. */
  price: z.number().min(0).max(1e9).optional(),
  cost: z.number().min(0).max(1e9).optional(),
  /** The item that it takes demand from, and how much of its own demand it takes there (cannibalisation). */
  predecessor: id.optional(),
  cannibalPercent: z.number().min(0).max(100),
})
export type NewItemDriver = z.infer<typeof newItemDriver>

/** Before it is recorded. */
export const driverAssumption = z.discriminatedUnion('kind', [
  demandDriver,
  demandUnitsDriver,
  opportunityDriver,
  promotionDriver,
  newItemDriver,
  receiptsDriver,
  capacityDriver,
  safetyStockDriver,
  priceDriver,
  costDriver,
])
export type DriverAssumption = z.infer<typeof driverAssumption>
export type DriverKind = DriverAssumption['kind']

/** The assumption of one kind. */
export type DriverOf<K extends DriverKind> = Extract<DriverAssumption, { kind: K }>

/** A recorded driver: the assumption, its identity and the words of who made it. */
export const driver = z.strictObject({
  driver: id,
  note: z.string().max(2000).default(''),
  assumption: driverAssumption,
})
export type Driver = z.infer<typeof driver>
