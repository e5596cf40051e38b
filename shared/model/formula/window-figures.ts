/** Functions that look at other periods. NaN is no figure: windows pass it over, and answer none only where the whole window has none. */

/** The figures `by` periods earlier (later where negative); none beyond the ends. */
export function shifted(row: Float64Array, by: number): Float64Array {
  const answer = new Float64Array(row.length)
  for (let t = 0; t < row.length; t++) answer[t] = row[t - by] ?? Number.NaN
  return answer
}

/** Running sum, started anew in each period that `starts` names. */
export function cumulated(
  row: Float64Array,
  starts: (t: number) => boolean = () => false,
): Float64Array {
  const answer = new Float64Array(row.length)
  let sum = Number.NaN
  for (let t = 0; t < row.length; t++) {
    const figure = row[t]!
    if (starts(t)) sum = Number.NaN
    if (!Number.isNaN(figure)) sum = Number.isNaN(sum) ? figure : sum + figure
    answer[t] = sum
  }
  return answer
}

/** Sum or average over the period and those before it, `length` in all; fewer at the start of the axis. */
export function moving(row: Float64Array, length: number, average: boolean): Float64Array {
  const answer = new Float64Array(row.length)
  for (let t = 0; t < row.length; t++) {
    let sum = 0
    let figures = 0
    for (let k = Math.max(0, t - length + 1); k <= t; k++) {
      const figure = row[k]!
      if (Number.isNaN(figure)) continue
      sum += figure
      figures += 1
    }
    answer[t] = figures === 0 ? Number.NaN : average ? sum / figures : sum
  }
  return answer
}
