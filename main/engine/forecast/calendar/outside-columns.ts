/** Figures from outside as columns that demand may follow. */
import type { OutsideDriver } from '@shared/model/outside-knowledge'
import type { Causes } from './calendar-columns'
import { monthOfText } from './iso-days'

/** Fewer known months say nothing. */
const fewest = 24

/** Known months in their order, as logarithms where all are above zero: what multiplies is then a sum. */
function knownMonths({ values }: OutsideDriver): (readonly [month: number, value: number])[] {
  const known = Object.entries(values)
    .map(([month, value]) => [monthOfText(month), value] as const)
    .filter(([month]) => Number.isFinite(month))
    .sort(([a], [b]) => a - b)
  return known.every(([, value]) => value > 0)
    ? known.map(([month, value]) => [month, Math.log(value)] as const)
    : known
}

/**
 * The driver's figures in standard deviations about their mean. A month that is not known has the last one before it, so
 * nothing is known beforehand that was not given; months before the first have the mean. No column under two years of
 * figures, or where they never differ.
 */
export function outsideCauses(driver: OutsideDriver): Causes {
  const known = knownMonths(driver)
  const mean = known.reduce((sum, [, value]) => sum + value, 0) / Math.max(1, known.length)
  const variance =
    known.reduce((sum, [, value]) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length)
  const deviation = Math.sqrt(variance)
  if (known.length < fewest || !(deviation > 1e-12)) return () => []
  return (first, count) => {
    const values = new Float64Array(count)
    let next = 0
    let last = 0
    for (let t = 0; t < count; t++) {
      for (let one = known[next]; one && one[0] <= first + t; one = known[next]) {
        last = (one[1] - mean) / deviation
        next += 1
      }
      values[t] = last
    }
    return [{ cause: driver.driver, phase: 'outside', values }]
  }
}
