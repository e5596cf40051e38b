/** Which nodes of a graph lie on a way that leads back to itself. */

/** Steps between two yields. */
const stepsATurn = 4096

interface Visit {
  readonly node: string
  next: number
}

/**
 * A number for each node that is on a circle, the same for all that reach each other; nodes on none have no number.
 * Tarjan's algorithm, without recursion: a chain may be longer than the stack. Yields now and then.
 */
export function* circlesOf(
  targets: ReadonlyMap<string, readonly string[]>,
): Generator<void, Map<string, number>> {
  const circles = new Map<string, number>()
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const pending: string[] = []
  const isPending = new Set<string>()
  const enter = (node: string): Visit => {
    lowest.set(node, order.size)
    order.set(node, order.size)
    pending.push(node)
    isPending.add(node)
    return { node, next: 0 }
  }
  const lower = (node: string, to: number) => {
    if (to < lowest.get(node)!) lowest.set(node, to)
  }
  const leave = (node: string) => {
    if (lowest.get(node) !== order.get(node)) return
    const group = pending.splice(pending.lastIndexOf(node))
    for (const one of group) isPending.delete(one)
    const isCircle = group.length > 1 || targets.get(node)?.includes(node) === true
    if (isCircle) for (const one of group) circles.set(one, order.get(node)!)
  }
  let steps = 0
  for (const start of targets.keys()) {
    if (order.has(start)) continue
    const path = [enter(start)]
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      steps += 1
      if (steps % stepsATurn === 0) yield
      const { node } = visit
      const target = targets.get(node)?.[visit.next]
      visit.next += 1
      if (target === undefined) {
        path.pop()
        leave(node)
        const above = path.at(-1)
        if (above) lower(above.node, lowest.get(node)!)
      } else if (!order.has(target)) path.push(enter(target))
      else if (isPending.has(target)) lower(node, order.get(target)!)
    }
  }
  return circles
}
