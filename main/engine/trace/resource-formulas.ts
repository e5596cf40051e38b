/** How each figure of one resource comes about. */
import { possibleOf } from './supply-shares'
import { type Explained, input, negligible } from './trace-parts'
import type { TraceReader } from './trace-reader'

type Explain = (r: TraceReader, resource: number, t: number) => Explained

/** The supply lines that a resource works for, with the hours of one unit. */
export function workOf(r: TraceReader, resource: number): { line: number; hours: number }[] {
  const work: { line: number; hours: number }[] = []
  r.model.structure.resources.forEach((uses, line) => {
    for (const use of uses) if (use.resource === resource) work.push({ line, hours: use.hours })
  })
  return work
}

/** Hours a line asks of a resource: its plan as far as materials go. */
export const loadOf = (r: TraceReader, line: number, hours: number, t: number): number =>
  possibleOf(r, line, t) * hours

const recorded =
  (key: 'capacity' | 'overtime'): Explain =>
  (r, resource, t) => {
    const before = r.model.position[key][resource * r.count + t] ?? 0
    const effect = r.or0(key, resource, t) - before
    if (Number.isNaN(before) || negligible(effect, before)) return { formula: 'source', inputs: [] }
    return {
      formula: 'recorded',
      inputs: [
        input(`${key}_recorded`, before, {
          factor: 1,
          unit: 'hours',
          place: r.place({ resource: r.model.resources[resource] ?? '' }, `${key}_recorded`, t),
        }),
        input('driver_effect', effect, { factor: 1, unit: 'hours' }),
      ],
    }
  }

const fromSource: Explain = () => ({ formula: 'source', inputs: [] })

export const resourceFormulas: Readonly<Record<string, Explain>> = {
  load: () => ({ formula: 'load', inputs: [] }),
  capacity: recorded('capacity'),
  overtime: recorded('overtime'),
  capacity_recorded: fromSource,
  overtime_recorded: fromSource,
}
