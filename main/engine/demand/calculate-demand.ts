/** Consensus demand of lines under a scenario's overrides and drivers. */
import {
  changedPeriods,
  demandMarks,
  figureKeeper,
  marksOfLine,
  type Span,
} from '../figures/changed-periods'
import { demandRows } from '../figures/figure-keys'
import { own } from '../figures/figure-set'
import { horizonOf, type Plan } from '../plan/plan'

/**
 * Calculates the lines again, each in the periods given, and answers those whose consensus demand changed. A driver acts on what stood before it; a
 * number typed in the driver's own scenario or a later one is taken as typed.
 */
export function calculateDemand(plan: Plan, lines: Iterable<readonly [number, Span]>): number[] {
  const calculate = demandCalculator(plan)
  const changed: number[] = []
  for (const [line, span] of lines) if (calculate(line, span)) changed.push(line)
  return changed
}

/** Calculates a line again in some periods; true where its consensus demand changed. */
export function demandCalculator(plan: Plan): (line: number, span: Span) => boolean {
  const horizon = horizonOf(plan.model)
  const { override, overridden, consensus_demand, driven } = demandRows(horizon)
  const marks = changedPeriods(plan.model).demand
  const row = new Float64Array(horizon)
  const moved = new Uint8Array(horizon)
  return (line, span) => {
    const written = plan.state.written.override.ofLine(line)
    consensusRow(plan, line, span, row, moved)
    const block = own(plan.cube.demand, line)
    const { cells } = plan.cube.demand.pool
    const put = figureKeeper(cells, marks, horizon)
    const mark = line * marksOfLine.demand
    let differs = false
    for (let h = span.first; h <= span.last; h++) {
      const at = block + h
      const typed = written?.get(plan.model.axis.current + h)
      const value = typed?.value ?? 0
      const isTyped = typed ? 1 : 0
      put(at + override, value, mark + demandMarks.override, h)
      put(at + overridden, isTyped, mark + demandMarks.overridden, h)
      put(at + driven, moved[h]!, mark + demandMarks.driven, h)
      if (!put(at + consensus_demand, row[h]!, mark + demandMarks.consensus_demand, h)) continue
      differs = true
    }
    return differs
  }
}

function consensusRow(
  plan: Plan,
  line: number,
  { first, last }: Span,
  row: Float64Array,
  moved: Uint8Array,
): void {
  const { model, state, assumptions } = plan
  const { current, periods } = model.axis
  const count = periods.length
  const assumed = assumptions.blended.get(line)
  const written = state.written.override.ofLine(line)
  const start = current + first
  const end = current + last
  for (let t = start; t <= end; t++) {
    const blended = assumed ? assumed[t]! : model.blendedDemand[line * count + t]!
    const typed = written?.get(t)?.value
    row[t - current] = typed ?? blended
    moved[t - current] =
      typed === undefined && blended !== model.blendedDemand[line * count + t]! ? 1 : 0
  }
  for (const { from, to, factor, add, depth } of assumptions.demand.get(line) ?? []) {
    for (let t = Math.max(start, from); t <= Math.min(end, to); t++) {
      if ((written?.get(t)?.depth ?? -1) >= depth) continue
      moved[t - current] = 1
      row[t - current] = Math.max(0, row[t - current]! * factor + (add?.[t] ?? 0))
    }
  }
}
