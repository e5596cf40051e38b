import { supplyPlace } from '../figures/figure-keys'
import type { PeriodFigures } from './period-figures'

/**
 * What has to be started in planned period `h` to be ready `lead` periods later; in the first period also what is due
 * before that. `block` is where the line's figures begin.
 */
export function startedNow(
  { cells, step }: PeriodFigures,
  block: number,
  h: number,
  lead: number,
  horizon: number,
): number {
  let started = 0
  const row = block + supplyPlace.net_requirement
  for (let k = h === 0 ? 0 : h + lead; k <= h + lead && k < horizon; k++)
    started += cells[row + k * step]!
  return started
}
