/**
 * What has to be started in planned period `h` to be ready `lead` periods later; in the first period also what is due
 * before that. `row` is where the line's net requirements begin among the cells.
 */
export function startedNow(
  cells: Float64Array,
  row: number,
  h: number,
  lead: number,
  horizon: number,
): number {
  let started = 0
  for (let k = h === 0 ? 0 : h + lead; k <= h + lead && k < horizon; k++) started += cells[row + k]!
  return started
}
