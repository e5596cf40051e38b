/** Supply figures while all lines are at work: an array a figure, period after period, the lines of a period side by side in the order of their levels. */
import { supplyRows } from '../../figures/figure-keys'
import type { FigureSet } from '../../figures/figure-set'
import { startedNow } from '../started-supply'
import type { LevelledGraph } from './levelled-graph'

const figures = [
  // What the first pass leaves; `begun` is what has to be started in a period to be ready in time.
  'independent',
  'safety',
  'incoming',
  'begun',
  // What the second pass writes; `ratio` is what materials allow of starts in a period.
  'dependent',
  'planned',
  'possible',
  'made',
  'arrived',
  'started',
  'stock',
  'backlog',
  'ratio',
] as const
const ofPeriod = ['needed', 'available', 'served'] as const

/** Periods × places, and of the period at work alone by place: what a line needs of its components, what it has, and the part of its demand that is served. */
export type WholeFigures = Readonly<
  Record<(typeof figures)[number] | (typeof ofPeriod)[number], Float64Array>
>

let room: WholeFigures | undefined

/** Room that is used again and again; one calculation runs at a time. */
function roomFor(lines: number, horizon: number): WholeFigures {
  const cells = lines * horizon
  if (room && room.made.length >= cells && room.served.length >= lines) return room
  const arrays = (keys: readonly string[], length: number) =>
    keys.map((key) => [key, new Float64Array(length)] as const)
  const made = [...arrays(figures, cells), ...arrays(ofPeriod, lines)]
  room = Object.fromEntries(made) as WholeFigures
  return room
}

/** Lays out what the first pass left in the lines' blocks; all else is left from before, to be written for every line in every period. */
export function layOutWhole(
  { lineAt, leadMonths }: LevelledGraph,
  { offset, pool }: FigureSet,
  horizon: number,
): WholeFigures {
  const { cells } = pool
  const lines = lineAt.length
  const whole = roomFor(lines, horizon)
  const { independent, safety, incoming, begun } = whole
  const rows = supplyRows(horizon)
  for (let place = 0; place < lines; place++) {
    const block = offset[lineAt[place]!]!
    const lead = leadMonths[place]!
    for (let h = 0, at = place; h < horizon; h++, at += lines) {
      independent[at] = cells[block + rows.independent_demand + h]!
      safety[at] = cells[block + rows.safety_stock + h]!
      incoming[at] = cells[block + rows.incoming + h]!
      if (lead > 0) begun[at] = startedNow(cells, block + rows.net_requirement, h, lead, horizon)
    }
  }
  return whole
}
