/** What dragging the fill handle along a row puts into the next cells: one figure is repeated, several go on in a straight line. */
const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length

function lineThrough(values: readonly number[]): (x: number) => number {
  const middle = (values.length - 1) / 2
  const level = mean(values)
  let both = 0
  let across = 0
  values.forEach((y, x) => {
    both += (x - middle) * (y - level)
    across += (x - middle) ** 2
  })
  const slope = both / across
  return (x) => level + slope * (x - middle)
}

/**
 * `count` figures that follow `source`, or come before it with `back`, the nearest first. Whole figures go on in whole
 * ones. With `repeat`, or where a cell of the source is empty, the source is repeated.
 */
export function fillLine(
  source: readonly (number | null)[],
  count: number,
  { back = false, repeat = false } = {},
): (number | null)[] {
  const steps = Array.from({ length: count }, (_, k) => k)
  const figures = source.filter((value) => value !== null)
  if (repeat || figures.length < 2 || figures.length < source.length) {
    const length = source.length
    return steps.map((k) => source[back ? length - 1 - (k % length) : k % length] ?? null)
  }
  const at = lineThrough(figures)
  const whole = figures.every(Number.isInteger)
  return steps.map((k) => {
    const value = at(back ? -1 - k : figures.length + k)
    // Never below nothing: a plan has no negative quantities.
    return Math.max(0, whole ? Math.round(value) : Number(value.toPrecision(12)))
  })
}
