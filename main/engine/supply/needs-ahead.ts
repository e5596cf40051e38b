import { supplyPlace } from '../figures/figure-keys'
import { needsFrom } from './lot-sizing/lot-rule'
import type { SupplyWork } from './supply-work'

const { required_demand, safety_stock, incoming } = supplyPlace

/** What a line needs from planned period `h` on, the first need given; those that follow are of the first pass, with nothing short. */
export function needsAhead(work: SupplyWork, line: number, h: number, first: number): number[] {
  const { offset, cells, step } = work.figures
  const figure = (place: number, period: number): number =>
    cells[offset[line]! + period * step + place]!
  const row = (place: number): Float64Array =>
    Float64Array.from({ length: work.horizon }, (_, period) => figure(place, period))
  return needsFrom(h, first, row(required_demand), row(safety_stock), (period) =>
    figure(incoming, period),
  )
}
