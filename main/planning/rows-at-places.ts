/** Reads measures of any nodes of a plan as it stands now, whether or not a window shows them. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { nodeRowReader } from '@main/engine/hierarchy/node-rows'
import type { Selection, Side } from '@shared/contract/planning-calls'
import { measuresOf } from '@shared/model/measures/measures'
import { nodesOfView } from './view-rows'

export interface RowsAtPlaces {
  readonly periods: readonly string[]
  /** Measures of the side, in the order of the values. */
  readonly measures: readonly string[]
  /** Places × measures × periods; NaN where there is no figure. */
  readonly values: Float64Array
  /** By place: whether any plan line is there. */
  readonly known: readonly boolean[]
}

export function rowsAtPlaces(
  plan: Plan,
  scenario: string,
  side: Side,
  places: readonly Selection[],
): RowsAtPlaces {
  const measures = measuresOf(side)
  const { periods } = plan.model.axis
  const size = places.length * measures.length * periods.length
  const rows = { values: new Float64Array(size).fill(Number.NaN), flags: new Uint8Array(size) }
  const reader = nodeRowReader(plan, measures, {
    lasting: true,
    known: new Map(),
    role: null,
    differs: () => undefined,
  })
  const known = places.map((where, at) => {
    const [node] = nodesOfView(plan, { scenario, side, where, openTo: 0, expanded: [], closed: [] })
    if (!node || node.lines.length === 0) return false
    reader.read(node, rows, at * reader.size)
    return true
  })
  return { periods, measures: measures.map(({ key }) => key), values: rows.values, known }
}
