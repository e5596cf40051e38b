/** Which rows of a block a grid shows, in what order, and under which headings. */
import type { Arrangement } from '@shared/contract/view-calls'
import { type GridRow, nodeKey } from './grid-row'
import type { PlanBlock } from './plan-block'

export interface RowsWanted {
  /** Measures shown, in their order. */
  readonly measures: readonly string[]
  readonly arrangement: Arrangement
  /** Rows without any figure but zero are left out. */
  readonly hideEmpty: boolean
}

interface Node {
  readonly key: string
  readonly expandable: boolean
  /** First row of the block, and the one after its last. */
  readonly from: number
  readonly to: number
}

/** Nodes in their order; the rows of one stand together. */
function nodesOf({ rows }: PlanBlock): Node[] {
  const nodes: { key: string; expandable: boolean; from: number; to: number }[] = []
  let node = nodes[0]
  let path: string | undefined
  let level: string | undefined
  rows.forEach((row, r) => {
    if (!node || row.path !== path || row.level !== level) {
      node = { key: nodeKey(row), expandable: false, from: r, to: r }
      nodes.push(node)
      path = row.path
      level = row.level
    }
    // The contract marks a node's first row as expandable; that measure may be hidden here.
    node.expandable ||= row.expandable
    node.to = r + 1
  })
  return nodes
}

/** A node has a dozen rows: looked through rather than kept in a map of its own, of which there would be thousands. */
function rowOf({ rows }: PlanBlock, { from, to }: Node, measure: string): number | undefined {
  for (let r = from; r < to; r++) if (rows[r]!.measure === measure) return r
  return undefined
}

export function isEmptyRow({ values, periods }: PlanBlock, r: number): boolean {
  const start = r * periods.length
  for (let at = start; at < start + periods.length; at++)
    if (values[at] !== 0 && !Number.isNaN(values[at])) return false
  return true
}

const arranged = new WeakMap<PlanBlock, { readonly wanted: RowsWanted; readonly rows: GridRow[] }>()

/** The rows of a block that was shown before are not made again; where empty ones are left out they follow from the figures of the moment. */
export function arrangeRows(block: PlanBlock, wanted: RowsWanted): GridRow[] {
  if (wanted.hideEmpty) return arrangeAnew(block, wanted)
  const known = arranged.get(block)
  if (known?.wanted === wanted) return known.rows
  const rows = arrangeAnew(block, wanted)
  arranged.set(block, { wanted, rows })
  return rows
}

function arrangeAnew(block: PlanBlock, wanted: RowsWanted): GridRow[] {
  const nodes = nodesOf(block)
  const shown = (r: number | undefined): r is number =>
    r !== undefined && !(wanted.hideEmpty && isEmptyRow(block, r))
  const row = ({ key, expandable }: Node, measure: string, r: number, names: GridRow['names']) => ({
    r,
    of: block.rows[r]!,
    id: `${key}|${measure}`,
    heading: false,
    names,
    expandable,
  })
  const out: GridRow[] = []
  if (wanted.arrangement === 'nodes') {
    for (const node of nodes) {
      let headed = false
      for (const measure of wanted.measures) {
        const r = rowOf(block, node, measure)
        if (!shown(r)) continue
        if (!headed) out.push({ ...row(node, '', r, 'node'), heading: true })
        headed = true
        out.push(row(node, measure, r, 'measure'))
      }
    }
    return out
  }
  for (const measure of wanted.measures) {
    let headed = false
    for (const node of nodes) {
      const r = rowOf(block, node, measure)
      if (!shown(r)) continue
      if (!headed) {
        const heading = row(node, measure, r, 'measure')
        out.push({ ...heading, id: `measure|${measure}`, heading: true, expandable: false })
      }
      headed = true
      out.push(row(node, measure, r, 'node'))
    }
  }
  return out
}
