/** What-if drivers: assumptions laid over a plan, never written into its cells. */
import { z } from 'zod'

const period = z.string().regex(/^\d{4}-\d{2}$/)
const id = z.string().min(1).max(200)

/** Demand of the selection changes by a percentage in a span of periods, both ends included. */
export const demandDriver = z.strictObject({
  kind: z.literal('demand_percent'),
  /** Attributes of demand lines: customer, family, item, region, channel. */
  where: z.record(z.string(), z.string()),
  from: period,
  to: period,
  percent: z.number().min(-100).max(1000),
})

/** Open receipts of a supplier (of one item, where named) due in the span come `periodsLate` periods later, and short by `percentShort`. */
export const receiptsDriver = z.strictObject({
  kind: z.literal('receipts'),
  supplier: id,
  item: id.optional(),
  from: period,
  to: period,
  periodsLate: z.number().int().min(0).max(24),
  percentShort: z.number().min(0).max(100),
})

/** Before it is recorded. */
export const driverAssumption = z.discriminatedUnion('kind', [demandDriver, receiptsDriver])
export type DriverAssumption = z.infer<typeof driverAssumption>

/** A recorded driver: the assumption, its identity and the words of who made it. */
export const driver = z.strictObject({
  driver: id,
  note: z.string().max(2000).default(''),
  assumption: driverAssumption,
})
export type Driver = z.infer<typeof driver>
