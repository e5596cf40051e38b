/** Where Ctrl with an arrow goes in a row: to the end of what is filled, or over a gap to where figures begin again. */
export function jumpToEdge(
  filled: (column: number) => boolean,
  from: number,
  step: 1 | -1,
  last: number,
): number {
  const inside = (column: number): boolean => column >= 0 && column <= last
  const next = from + step
  if (!inside(next)) return from
  let at = next
  if (filled(from) && filled(next)) {
    while (inside(at + step) && filled(at + step)) at += step
    return at
  }
  while (inside(at) && !filled(at)) at += step
  return inside(at) ? at : step > 0 ? last : 0
}
