/** The first pass of supply planning, for whoever explains its results: what each line would plan and be asked for with nothing short. */
import type { Plan } from './plan'
import { readRow } from './read-row'

export interface Requirements {
  /** Supply lines × periods: planned supply, and the whole demand on a line. */
  readonly planned: Float64Array
  readonly demand: Float64Array
}

/** Supply lines × periods each, in the item's unit; zero in the past. */
export function readRequirements(plan: Plan): Requirements {
  const { model } = plan
  const count = model.axis.periods.length
  const lay = (key: string): Float64Array => {
    const cells = new Float64Array(model.supplyLines.length * count)
    for (let line = 0; line < model.supplyLines.length; line++)
      cells.set(
        readRow(plan, key, line).map((value) => (Number.isNaN(value) ? 0 : value)),
        line * count,
      )
    return cells
  }
  return { planned: lay('net_requirement'), demand: lay('required_demand') }
}
