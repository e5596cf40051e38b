/** What keeps supply below what is asked: followed through the bill of materials to its root. */
import type { TraceLimit } from '@shared/contract/why-calls'
import { nameOf } from '../hierarchy/plan-nodes'
import { writtenAt } from '../plan/read-row'
import { receiptsRecorded } from './supply-formulas'
import {
  backlogBefore,
  hoursOf,
  hoursShare,
  leadOf,
  materialShare,
  needOf,
  servedShare,
  startOf,
} from './supply-shares'
import type { TraceReader } from './trace-reader'

/** Bills are not deep, and time goes back to the current period at most. */
const deepest = 40
const limitsShown = 3
/** Less than half a unit short is rounding. */
const least = 0.5

const itemAt = (r: TraceReader, line: number): { code: string; name: TraceLimit['name'] } => {
  const code = r.model.supplyLines[line]?.item.item ?? ''
  return { code, name: nameOf(r.model, 'item', code) }
}

/** What holds back the plan of a line in `t`; null where all of it comes true. */
function planLimit(r: TraceReader, line: number, t: number, depth = 0): TraceLimit | null {
  const planned = r.or0('planned_supply', line, t)
  if (planned <= 0 || depth > deepest) return null
  const start = startOf(r, line, t)
  const material = materialShare(r, line, start)
  const hours = hoursShare(r, line, t)
  if (material.share >= 1 && hours.share >= 1) return null
  const lost = planned * (1 - material.share * hours.share)
  if (hours.share < material.share) {
    const code = r.model.resources[hours.by] ?? ''
    return {
      kind: 'hours',
      code,
      name: nameOf(r.model, 'resource', code),
      period: r.model.axis.periods[t] ?? '',
      share: hours.share,
      asked: r.or0('load', hours.by, t),
      available: hoursOf(r, hours.by, t),
      months: null,
      lost,
      place: r.place({ resource: code }, 'load', t),
      via: [],
    }
  }
  const root = shortRoot(r, material.by, start, depth + 1)
  const component = itemAt(r, material.by)
  return {
    ...root,
    share: material.share,
    lost,
    via: root.code === component.code ? root.via : [component, ...root.via],
  }
}

/** Why a line cannot serve all that is asked of it in `t`. */
function shortRoot(r: TraceReader, line: number, t: number, depth = 0): TraceLimit {
  const limit = planLimit(r, line, t, depth)
  if (limit) return limit
  const share = servedShare(r, line, t)
  const short = {
    ...itemAt(r, line),
    period: r.model.axis.periods[t] ?? '',
    share,
    asked: needOf(r, line, t),
    available: r.or0('available_supply', line, t),
    months: null,
    lost: needOf(r, line, t) * (1 - share),
    place: r.supplyPlace(line, 'gap', t),
    via: [],
  }
  if (r.or0('receipts_in_transit', line, t) < receiptsRecorded(r, line, t) - least)
    return { ...short, kind: 'supplier' }
  if (writtenAt(r.plan, 'planned_supply', line, t)) return { ...short, kind: 'planned' }
  if (t - r.current < leadOf(r, line))
    return { ...short, kind: 'lead_time', months: leadOf(r, line) }
  // What is owed from before began in a period before.
  if (t > r.current && backlogBefore(r, line, t) > 0 && depth <= deepest) {
    const before = shortRoot(r, line, t - 1, depth + 1)
    return { ...before, share, lost: short.lost }
  }
  const users = r.usersOf(line).length > 0
  return { ...short, kind: users ? 'material' : 'planned' }
}

const ofPlan = new Set(['constrained_supply'])
const ofService = new Set(['available_supply', 'gap', 'shortage', 'backlog', 'planned_shipments'])

/** Whether a figure is one that limits of supply bear upon. */
export const isLimited = (key: string): boolean => ofPlan.has(key) || ofService.has(key)

/** The roots of what supply lines cannot do in `t`, the one that costs most first. */
export function supplyLimits(
  r: TraceReader,
  key: string,
  lines: readonly number[],
  t: number,
): TraceLimit[] {
  if (!isLimited(key) || t < r.current) return []
  const roots = new Map<string, TraceLimit>()
  for (const line of lines) {
    const short = needOf(r, line, t) * (1 - servedShare(r, line, t))
    const limit = ofPlan.has(key)
      ? planLimit(r, line, t)
      : short > least
        ? { ...shortRoot(r, line, t), lost: short }
        : null
    if (!limit || limit.lost <= least) continue
    const name = `${limit.kind}|${limit.code}`
    const known = roots.get(name)
    roots.set(name, known ? { ...known, lost: known.lost + limit.lost } : limit)
  }
  return [...roots.values()].sort((a, b) => b.lost - a.lost).slice(0, limitsShown)
}
