/** The worklist of a plan: everything that stands out, the most money first. */
import type { Plan } from '../plan/plan'
import { demandExceptions } from './demand-exceptions'
import type { FoundException } from './found-exception'
import { resourceExceptions } from './resource-exceptions'
import { supplyExceptions } from './supply-exceptions'

const byMoney = (a: FoundException, b: FoundException): number =>
  b.money - a.money || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** Exceptions of all lines over the next `span` periods, sorted by money at stake; equal plans give equal lists. */
export const findExceptions = (plan: Plan, span: number): FoundException[] =>
  [
    ...supplyExceptions(plan, span),
    ...resourceExceptions(plan, span),
    ...demandExceptions(plan, span),
  ].sort(byMoney)
