/** Finds the least value of a function of a few numbers without derivatives. */

export interface Least {
  readonly at: Float64Array
  readonly value: number
}

const mostNumbers = 10

/** Rows of the simplex and helpers, kept between calls: fitting asks thousands of times a second, never within itself. */
const rows = Array.from({ length: mostNumbers + 1 }, () => new Float64Array(mostNumbers))
const heights = new Float64Array(mostNumbers + 1)
const centre = new Float64Array(mostNumbers)
const trial = new Float64Array(mostNumbers)
const second = new Float64Array(mostNumbers)

/**
 * The least value of `height` found from `start` with first steps of `steps`, after at most `most` evaluations or where the
 * simplex is level within `tolerance` (a share of the value). Nelder and Mead (1965), A simplex method for function
 * minimization. `height` is told a buffer with at least `start.length` numbers and answers a finite number.
 */
export function nelderMead(
  height: (at: Float64Array) => number,
  start: ArrayLike<number>,
  steps: ArrayLike<number>,
  most: number,
  tolerance: number,
): Least {
  const n = start.length
  for (let i = 0; i <= n; i++) {
    const row = rows[i]!
    for (let j = 0; j < n; j++) row[j] = start[j]! + (i === j + 1 ? steps[j]! : 0)
    heights[i] = height(row)
  }
  let asked = n + 1
  const pointAt = (into: Float64Array, worst: Float64Array, factor: number): void => {
    for (let j = 0; j < n; j++) into[j] = centre[j]! + factor * (worst[j]! - centre[j]!)
  }
  const replace = (row: Float64Array, i: number, by: Float64Array, value: number): void => {
    for (let j = 0; j < n; j++) row[j] = by[j]!
    heights[i] = value
  }
  while (asked < most) {
    let low = 0
    let high = 0
    for (let i = 1; i <= n; i++) {
      if (heights[i]! < heights[low]!) low = i
      if (heights[i]! >= heights[high]!) high = i
    }
    const best = heights[low]!
    const worst = heights[high]!
    if (Math.abs(worst - best) <= tolerance * (Math.abs(best) + 1e-9)) break
    let next = best
    for (let i = 0; i <= n; i++) if (i !== high && heights[i]! > next) next = heights[i]!
    for (let j = 0; j < n; j++) {
      let sum = 0
      for (let i = 0; i <= n; i++) if (i !== high) sum += rows[i]![j]!
      centre[j] = sum / n
    }
    const row = rows[high]!
    pointAt(trial, row, -1)
    const reflected = height(trial)
    asked += 1
    if (reflected < best) {
      pointAt(second, row, -2)
      const expanded = height(second)
      asked += 1
      if (expanded < reflected) replace(row, high, second, expanded)
      else replace(row, high, trial, reflected)
      continue
    }
    if (reflected < next) {
      replace(row, high, trial, reflected)
      continue
    }
    pointAt(second, row, reflected < worst ? -0.5 : 0.5)
    const contracted = height(second)
    asked += 1
    if (contracted < Math.min(reflected, worst)) {
      replace(row, high, second, contracted)
      continue
    }
    for (let i = 0; i <= n; i++) {
      if (i === low) continue
      const other = rows[i]!
      for (let j = 0; j < n; j++) other[j] = rows[low]![j]! + 0.5 * (other[j]! - rows[low]![j]!)
      heights[i] = height(other)
      asked += 1
    }
  }
  let low = 0
  for (let i = 1; i <= n; i++) if (heights[i]! < heights[low]!) low = i
  return { at: rows[low]!.slice(0, n), value: heights[low]! }
}

/** A share between 0 and 1 from any number. */
export const shareOf = (number: number): number => 1 / (1 + Math.exp(-number))

/** The number that `shareOf` makes a share of. */
export const numberOf = (share: number): number => Math.log(share / (1 - share))
