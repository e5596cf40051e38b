/** To `digits` decimals, without the tails of binary fractions. */
export const rounded = (value, digits = 2) => Number(value.toFixed(digits))

/** To the nearest multiple of a pack, at least one pack. */
export const inPacks = (quantity, pack) => Math.max(1, Math.round(quantity / pack)) * pack

export const sum = (list, amountOf = (value) => value) =>
  list.reduce((total, value) => total + amountOf(value), 0)

export const numbered = (prefix, number, width = 4) =>
  `${prefix}${String(number).padStart(width, '0')}`

/** Sorted copy, by the text or number that `keyOf` gives. */
export function sortedBy(list, keyOf) {
  return [...list].sort((a, b) => {
    const left = keyOf(a)
    const right = keyOf(b)
    return left < right ? -1 : left > right ? 1 : 0
  })
}

/** Map.groupBy, which Node 20 does not have yet. */
export function groupedBy(list, keyOf) {
  const groups = new Map()
  for (const value of list) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
