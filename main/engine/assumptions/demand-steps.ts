/** Percentages and units on demand, as steps over the consensus of lines. */
import type { DriverOf } from '@shared/model/drivers'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { ofKind, type Placed, type PlacedDriver, plannedSpan } from './placed-driver'
import type { DemandStep } from './resolved-assumptions'

type OnDemand = Placed<'demand_percent'> | Placed<'demand_units'>

/** Parents' drivers first; within a scenario percentages before units, so that their order does not matter. */
export function demandSteps(
  model: PlanModel,
  drivers: readonly PlacedDriver[],
): Map<number, DemandStep[]> {
  const steps = new Map<number, DemandStep[]>()
  const add = (line: number, step: DemandStep): void => {
    const known = steps.get(line)
    if (known) known.push(step)
    else steps.set(line, [step])
  }
  const ordered: OnDemand[] = [
    ...ofKind(drivers, 'demand_percent'),
    ...ofKind(drivers, 'demand_units'),
  ]
  ordered.sort((a, b) => a.depth - b.depth)
  for (const { assumption, depth } of ordered) {
    const { from, to } = plannedSpan(model.axis, assumption)
    const lines = selectDemandLines(model, assumption.where)
    if (assumption.kind === 'demand_percent') {
      const step = { from, to, factor: 1 + assumption.percent / 100, add: null, depth }
      for (const line of lines) add(line, step)
    } else {
      const parts = spreadUnits(model, assumption, lines, from, to)
      lines.forEach((line, k) => {
        add(line, { from, to, factor: 1, add: parts[k] ?? null, depth })
      })
    }
  }
  return steps
}

/**
 * Units of each period over lines, rows of the axis' length. In proportion to demand: to what the snapshot says for the
 * period (`blendedDemand`), or for the whole span where it says nothing for the period; to history: to the orders of
 * twelve months; equally where there is nothing to be in proportion to. Units that fall away do so in proportion to the
 * period's demand, and never more than there is.
 */
function spreadUnits(
  model: PlanModel,
  { units, spread }: DriverOf<'demand_units'>,
  lines: readonly number[],
  from: number,
  to: number,
): Float64Array[] {
  const count = model.axis.periods.length
  const rows = lines.map(() => new Float64Array(count))
  const demandAt = (line: number, t: number): number => model.blendedDemand[line * count + t] ?? 0
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
  const ofSpan = lines.map((line) => {
    let all = 0
    for (let t = from; t <= to; t++) all += demandAt(line, t)
    return all
  })
  const history = lines.map((line) => model.layers.yearWeight[line] ?? 0)
  for (let t = from; t <= to; t++) {
    const now = lines.map((line) => demandAt(line, t))
    const quantity = Math.max(units, -sum(now))
    const wanted =
      units < 0 ? [now] : { demand: [now, ofSpan], history: [history], equal: [] }[spread]
    const weights = wanted.find((one) => sum(one) > 0) ?? lines.map(() => 1)
    const whole = sum(weights)
    rows.forEach((row, k) => {
      row[t] = (quantity * (weights[k] ?? 0)) / whole
    })
  }
  return rows
}
