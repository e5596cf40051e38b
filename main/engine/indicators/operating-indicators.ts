/** Indicators of stock, money and capacity. Each answers null where its formula is undefined, never NaN. */

const daysOfYear = 365
const over = (above: number, below: number): number | null => (below > 0 ? above / below : null)

/** Part of what was ordered that was delivered in full and in time: delivered / ordered. */
export const fillRate = (delivered: number, ordered: number): number | null =>
  over(delivered, ordered)

/** Times a year stock is sold: yearly cost of goods / average stock value. */
export const stockTurns = (yearlyCost: number, averageStock: number): number | null =>
  over(yearlyCost, averageStock)

/** Days of supply as finance counts them: average stock value / (yearly cost of goods / 365). */
export const stockDays = (averageStock: number, yearlyCost: number): number | null =>
  over(averageStock, yearlyCost / daysOfYear)

/** Days sales outstanding: receivables / (yearly revenue / 365). */
export const salesOutstanding = (receivables: number, yearlyRevenue: number): number | null =>
  over(receivables, yearlyRevenue / daysOfYear)

/** Days payables outstanding: payables / (yearly purchases / 365). */
export const payablesOutstanding = (payables: number, yearlyPurchases: number): number | null =>
  over(payables, yearlyPurchases / daysOfYear)

/** Days between paying and being paid: stock days + DSO - DPO. */
export const cashToCash = (
  stock: number | null,
  sales: number | null,
  payables: number | null,
): number | null =>
  stock === null || sales === null || payables === null ? null : stock + sales - payables

/** Rough-cut utilisation: required hours / available hours. */
export const utilisation = (required: number, available: number): number | null =>
  over(required, available)
