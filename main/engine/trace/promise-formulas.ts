/** How what can be promised comes about. */
import { supplyRows } from '../figures/figure-keys'
import { cumulativeToPromise } from '../supply/available-to-promise'
import { promisedTo } from '../supply/measure-promises'
import { type Explained, input } from './trace-parts'
import type { TraceReader } from './trace-reader'

interface Promises {
  readonly opening: number
  readonly supply: Float64Array
  readonly orders: Float64Array
}

function promisesOf({ plan, model, count, current }: TraceReader, line: number): Promises {
  const { offset, pool } = plan.cube.supply
  const rows = supplyRows(count - current)
  const figure = (row: number, h: number): number => pool.cells[offset[line]! + row + h] ?? 0
  const by = (work: (h: number) => number): Float64Array =>
    Float64Array.from({ length: count - current }, (_, h) => work(h))
  return {
    opening: model.position.openingStock[line] ?? 0,
    supply: by((h) => figure(rows.incoming, h) + figure(rows.constrained_supply, h)),
    orders: by((h) => promisedTo(model, line, h) + figure(rows.dependent_demand, h)),
  }
}

const sum = (values: Float64Array, from: number, to: number): number =>
  values.subarray(from, to).reduce((a, b) => a + b, 0)

/** The period's supply, less what is promised until the next supply comes. */
export function promised(r: TraceReader, line: number, t: number): Explained {
  const { opening, supply, orders } = promisesOf(r, line)
  const h = t - r.current
  if (h > 0 && !(supply[h]! > 0)) return { formula: 'available_to_promise', inputs: [] }
  let next = h + 1
  while (next < supply.length && !(supply[next]! > 0)) next += 1
  return {
    formula: 'available_to_promise',
    inputs: [
      ...(h === 0
        ? [input('opening_stock', opening, { place: r.supplyPlace(line, 'opening_stock', t) })]
        : []),
      input('supply_of_period', supply[h]!),
      input('promised_until_supply', sum(orders, h, next), { factor: -1 }),
    ],
  }
}

/** Stock and supply less promises, up to the later period in which least is left. */
export function promisedInAll(r: TraceReader, line: number, t: number): Explained {
  const rows = promisesOf(r, line)
  const least = cumulativeToPromise(rows)[t - r.current]
  let tightest = t - r.current
  let running = rows.opening + sum(rows.supply, 0, tightest) - sum(rows.orders, 0, tightest)
  for (let h = t - r.current; h < rows.supply.length; h++) {
    running += rows.supply[h]! - rows.orders[h]!
    tightest = h
    if (Math.abs(running - least!) <= 1e-9 * Math.max(1, Math.abs(running))) break
  }
  return {
    formula: 'cumulative_available_to_promise',
    inputs: [
      input('opening_stock', rows.opening, { place: r.supplyPlace(line, 'opening_stock', t) }),
      input('supply_until_tightest', sum(rows.supply, 0, tightest + 1)),
      input('promised_until_tightest', sum(rows.orders, 0, tightest + 1), { factor: -1 }),
    ],
  }
}
