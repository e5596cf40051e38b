/** What overrides were worth: the number a planner wrote against what the layers had said, once it is known what came. */
import type { OverrideWorth } from '@shared/contract/indicator-calls'
import type { OverrideRecord, PastOverride } from '@shared/contract/layer-calls'
import type { Selection } from '@shared/contract/planning-calls'
import type { PublishedCycle } from '../archive/published-cycles'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { bias, valueAdded, wmape } from './forecast-errors'

export interface OverrideQuestion {
  readonly where: Selection
  /** As many of the latest ones count. */
  readonly last: number
  /** Months back from the current one whose orders are known. */
  readonly months: number
  /** Months between the cycle and the month; null for the last cycle before the month. */
  readonly lag: number | null
  readonly person: string
}

interface Found extends PastOverride {
  /** The same month a year before; NaN where that is not known. */
  readonly naive: number
}

/**
 * The overrides of a selection that can be judged, the latest month first: one for each item, month and author, its lines
 * together, as the last cycle before the month published them (or the one `lag` months before it).
 */
export function pastOverrides(
  { axis, demandLines, layers }: PlanModel,
  cycles: readonly PublishedCycle[],
  { months, lag }: Pick<OverrideQuestion, 'months' | 'lag'>,
  chosen: ReadonlySet<number>,
): Found[] {
  const count = axis.periods.length
  const found: Found[] = []
  for (let t = axis.current - 1; t >= Math.max(0, axis.current - months); t--) {
    const cycle = cycles.findLast(({ period }) => (lag === null ? period < t : period === t - lag))
    if (!cycle) continue
    const month = axis.periods[t] ?? ''
    const byPlace = new Map<string, { -readonly [K in keyof Found]: Found[K] }>()
    for (const { line, said, without } of overridesIn(cycle, t)) {
      if (!chosen.has(line)) continue
      const { item, key } = demandLines[line]!
      const author = cycle.authorOf?.(key, month) ?? null
      const place = JSON.stringify([item.item, author])
      const one = byPlace.get(place) ?? {
        item: item.item,
        name: item.name,
        month,
        cycle: cycle.asOf,
        author,
        said: 0,
        without: 0,
        actual: 0,
        naive: 0,
      }
      one.said += said
      one.without += without
      one.actual += layers.actualOrders[line * count + t] ?? 0
      one.naive += t >= 12 ? (layers.actualOrders[line * count + t - 12] ?? 0) : Number.NaN
      byPlace.set(place, one)
    }
    found.push(...byPlace.values())
  }
  return found
}

/** Lines that a cycle's plan had overridden in a period, with what was written and what the layers said. */
function overridesIn(
  cycle: PublishedCycle,
  t: number,
): { readonly line: number; readonly said: number; readonly without: number }[] {
  const of = (measure: string): Map<number, number> =>
    new Map(
      cycle.rows.flatMap((row) =>
        row.measure === measure && row.lines.length === 1 && !Number.isNaN(row.cells[t]!)
          ? [[row.lines[0]!, row.cells[t]!] as const]
          : [],
      ),
    )
  const said = of('override')
  const without = of('layers_demand')
  const lines = new Set([...said.keys(), ...without.keys()])
  return [...lines].map((line) => ({
    line,
    // Where all of a row is 0 it is not kept.
    said: said.get(line) ?? 0,
    without: without.get(line) ?? 0,
  }))
}

/** What some overrides were worth together; null where there are none. Errors are WMAPE, shares of 1. */
export function worthOf(overrides: readonly Found[]): OverrideWorth | null {
  if (overrides.length === 0) return null
  const actual = overrides.map((one) => one.actual)
  const of = (key: 'said' | 'without' | 'naive'): number[] => overrides.map((one) => one[key])
  const written = wmape(actual, of('said'))
  const layers = wmape(actual, of('without'))
  const naive = of('naive').some(Number.isNaN) ? null : wmape(actual, of('naive'))
  const missed = (one: Found): number =>
    Math.abs(one.without - one.actual) - Math.abs(one.said - one.actual)
  return {
    count: overrides.length,
    better: overrides.filter((one) => missed(one) > 0).length,
    worse: overrides.filter((one) => missed(one) < 0).length,
    wmape: written,
    layers_wmape: layers,
    naive_wmape: naive,
    bias: bias(actual, of('said')),
    value_added: valueAdded(layers, written),
    value_added_naive: valueAdded(naive, written),
  }
}

/** The record of a selection: of the person who asks, of everybody, and of each. */
export function overrideRecord(
  model: PlanModel,
  cycles: readonly PublishedCycle[],
  question: OverrideQuestion,
): OverrideRecord {
  const { where, last, person } = question
  const chosen = new Set(selectDemandLines(model, where))
  const found = pastOverrides(model, cycles, question, chosen)
  const own = found.filter(({ author }) => author === person).slice(0, last)
  const authors = [...new Set(found.flatMap(({ author }) => author ?? []))].sort()
  return {
    yours: worthOf(own),
    everybody: worthOf(found.slice(0, last)),
    people: authors.map((author) => ({
      person: author,
      record: worthOf(found.filter((one) => one.author === author).slice(0, last))!,
    })),
    overrides: found.slice(0, last).map(({ naive: _, ...one }) => one),
  }
}
