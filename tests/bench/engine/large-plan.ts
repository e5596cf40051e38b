/** The plan that the measurements of the engine work on. */
import { buildPlanModel, type PlanModel } from '@main/engine/plan/plan-model'
import { asOf, companyOf } from '../large-company/company-size'
import { largeCompany } from '../large-company/large-company'

/** A year back is enough where nothing is forecast; three years ahead. */
const horizon = { past: 12, future: 36 }

/** So many demand lines and as many supply lines over 36 planned periods. */
export const largeModel = (lines = 10_000): PlanModel =>
  buildPlanModel(largeCompany(companyOf(lines, { historyMonths: horizon.past })), asOf, horizon)

export const sizeOf = ({ demandLines, supplyLines, resources, axis }: PlanModel): string =>
  [
    `${demandLines.length} demand lines`,
    `${supplyLines.length} supply lines`,
    `${resources.length} resources`,
    `${axis.periods.length - axis.current} periods`,
  ].join(', ')

/** A planned period in the middle of what a planner looks at. */
export const editedPeriod = ({ axis }: PlanModel): string => axis.periods[axis.current + 6] ?? ''

/** Demand lines far apart from each other, another one each time. */
export const someLine = ({ demandLines }: PlanModel, run: number): number =>
  (run * 7919) % demandLines.length
