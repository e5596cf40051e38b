/** How large a synthetic company is made. */

export interface CompanySize {
  /** Item × customer. */
  readonly demandLines: number
  /** Item × site: finished goods, assemblies, parts and materials. */
  readonly supplyLines: number
  readonly resources: number
  readonly customers: number
  /** Months of order history before the month of `asOf`. */
  readonly historyMonths: number
  /** Months with capacity, from that of `asOf` on. */
  readonly plannedMonths: number
  /** Of the history and of what is open, together. */
  readonly orderLines: number
  /** Another seed, another company. */
  readonly seed: number
}

export const asOf = '2026-11-15'

/** Months with open orders, that of `asOf` included. */
export const openMonths = 3

/** `lines` demand lines and as many supply lines, one order line a month each. */
export const companyOf = (lines: number, over: Partial<CompanySize> = {}): CompanySize => {
  const historyMonths = over.historyMonths ?? 36
  return {
    demandLines: lines,
    supplyLines: lines,
    resources: Math.max(4, Math.round(lines / 100)),
    customers: Math.max(8, Math.round(lines / 25)),
    historyMonths,
    plannedMonths: 36,
    orderLines: lines * (historyMonths + openMonths),
    seed: 1,
    ...over,
  }
}
