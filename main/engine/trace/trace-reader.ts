/** A plan as traces look at it: rows of figures, each read once, and the places they stand in. */
import type { CellPlace, Selection } from '@shared/contract/planning-calls'
import type { LineLevel } from '@shared/model/measures/measure-shape'
import { resolveAssumptions } from '../assumptions/resolve-assumptions'
import type { ResolvedAssumptions } from '../assumptions/resolved-assumptions'
import { type FigureReader, type Plan, readFigures } from '../hierarchy/node-figures'
import type { PlanModel } from '../plan/plan-model'
import { driversInOrder } from '../plan/plan-state'
import { readRequirements } from '../plan/read-requirements'
import { readRow } from '../plan/read-row'

/** What is made on a line in a period for use in others: its first pass, and who uses it. */
export interface Use {
  readonly parent: number
  /** Units for one unit of the parent. */
  readonly quantity: number
}

export interface TraceReader {
  readonly plan: Plan
  readonly model: PlanModel
  readonly count: number
  readonly current: number
  readonly figures: FigureReader
  /** A line's figure, NaN where there is none. */
  at(key: string, line: number, t: number): number
  /** The same with 0 where there is none. */
  or0(key: string, line: number, t: number): number
  requirements(): ReturnType<typeof readRequirements>
  /** What the scenario's drivers come to. */
  assumptions(): ResolvedAssumptions
  /** The lines that a supply line is a component of. */
  usersOf(line: number): readonly Use[]
  supplyPlace(line: number, measure: string, t: number): CellPlace
  demandPlace(line: number, measure: string, t: number): CellPlace
  place(where: Selection, measure: string, t: number): CellPlace
}

/** Good until the plan changes. */
export function createTraceReader(plan: Plan): TraceReader {
  const { model } = plan
  const { periods, current } = model.axis
  const rows = new Map<string, Float64Array>()
  let requirements: ReturnType<typeof readRequirements> | undefined
  let users: Use[][] | undefined
  let assumptions: ResolvedAssumptions | undefined

  function at(key: string, line: number, t: number): number {
    const name = `${key}|${line}`
    let row = rows.get(name)
    if (!row) {
      row = readRow(plan, key, line)
      rows.set(name, row)
    }
    return row[t] ?? Number.NaN
  }

  function findUsers(): Use[][] {
    const found: Use[][] = model.supplyLines.map(() => [])
    model.structure.components.forEach((uses, parent) => {
      for (const { line, quantity } of uses) found[line]?.push({ parent, quantity })
    })
    return found
  }

  const place = (where: Selection, measure: string, t: number): CellPlace => ({
    where,
    measure,
    period: periods[t] ?? '',
  })

  return {
    plan,
    model,
    count: periods.length,
    current,
    figures: readFigures(plan),
    at,
    or0(key, line, t) {
      const value = at(key, line, t)
      return Number.isNaN(value) ? 0 : value
    },
    requirements() {
      requirements ??= readRequirements(plan)
      return requirements
    },
    assumptions() {
      assumptions ??= resolveAssumptions(model, driversInOrder(plan.state))
      return assumptions
    },
    usersOf(line) {
      users ??= findUsers()
      return users[line] ?? []
    },
    place,
    // An item with one line stands in the grid as itself.
    supplyPlace: (line, measure, t) => place(lineSelection(model, 'supply', line), measure, t),
    demandPlace: (line, measure, t) => place(lineSelection(model, 'demand', line), measure, t),
  }
}

/** The selection that names a line: of its item alone, where the item has no other. */
export function lineSelection(model: PlanModel, side: LineLevel, line: number): Selection {
  if (side === 'resource') return { resource: model.resources[line] ?? '' }
  if (side === 'demand') {
    const { item, customer } = model.demandLines[line]!
    const single = model.demandOfItem.get(item.item)?.length === 1
    return single ? { item: item.item } : { item: item.item, customer: customer.customer }
  }
  const { item, site } = model.supplyLines[line]!
  const single = model.supplyOfItem.get(item.item)?.length === 1
  return single ? { item: item.item } : { item: item.item, site }
}
