/** Which nodes of a directed graph can reach themselves, by the strongly connected component they belong to (R. Tarjan, Depth-first search and linear graph algorithms, 1972), without recursion. */

export interface Edge {
  readonly from: string
  readonly to: string
}

/** Node to component, only for nodes that lie on a loop. */
export function circlesOf(edges: readonly Edge[]): Map<string, number> {
  const next = new Map<string, string[]>()
  const own = new Set<string>()
  for (const { from, to } of edges) {
    const list = next.get(from)
    if (list) list.push(to)
    else next.set(from, [to])
    if (from === to) own.add(from)
  }
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const waiting: string[] = []
  const isWaiting = new Set<string>()
  const circles = new Map<string, number>()
  let components = 0
  const enter = (node: string) => {
    order.set(node, order.size)
    low.set(node, order.size - 1)
    waiting.push(node)
    isWaiting.add(node)
  }
  const leave = (node: string) => {
    if (low.get(node) !== order.get(node)) return
    const members: string[] = []
    let member: string | undefined
    do {
      member = waiting.pop()
      if (member === undefined) break
      isWaiting.delete(member)
      members.push(member)
    } while (member !== node)
    if (members.length > 1 || own.has(node)) for (const one of members) circles.set(one, components)
    components += 1
  }
  for (const start of next.keys()) {
    if (order.has(start)) continue
    enter(start)
    const path = [{ node: start, at: 0 }]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const child = next.get(step.node)?.[step.at]
      step.at += 1
      if (child === undefined) {
        path.pop()
        leave(step.node)
        const above = path.at(-1)
        if (above) low.set(above.node, Math.min(low.get(above.node) ?? 0, low.get(step.node) ?? 0))
      } else if (!order.has(child)) {
        enter(child)
        path.push({ node: child, at: 0 })
      } else if (isWaiting.has(child))
        low.set(step.node, Math.min(low.get(step.node) ?? 0, order.get(child) ?? 0))
    }
  }
  return circles
}
