/** Where tabs go when they are moved; the base plan stays first. */

/** The order with `moved` put before `before`, or at the end where that is null. */
export function orderWith(
  order: readonly string[],
  moved: string,
  before: string | null,
): readonly string[] {
  if (moved === before) return order
  const others = order.filter((one) => one !== moved)
  const at = before === null ? -1 : others.indexOf(before)
  return at < 0 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)]
}

/** The order with `moved` one place to the left or right; the first place is the base plan's. */
export function orderStepped(
  order: readonly string[],
  moved: string,
  step: 1 | -1,
): readonly string[] {
  const at = order.indexOf(moved)
  const to = at + step
  const other = order[to]
  if (at < 1 || to < 1 || other === undefined) return order
  return order.map((one, k) => (k === at ? other : k === to ? moved : one))
}
