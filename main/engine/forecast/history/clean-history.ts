/** The history a forecast is made from: what is known or found to distort it is taken out, and said. */

import { expectDemand } from './expect-demand'
import { findLevelShift } from './find-level-shift'
import { findOutliers } from './find-outliers'
import type {
  CleanedHistory,
  HistoryDecision,
  HistoryFacts,
  HistoryFinding,
} from './history-finding'
import { netReturns } from './net-returns'

interface Proposal extends Omit<HistoryFinding, 'applied'> {
  /** Applied unless refused; else only when accepted. */
  readonly certain: boolean
}

const keyOf = ({ period, kind }: Pick<HistoryFinding, 'period' | 'kind'>): string =>
  `${kind} ${period}`

/** Beyond this, sums and squares would lose themselves: such values count as missing. */
const largest = 1e100
const usable = (value: number): boolean => Math.abs(value) <= largest

/** What is known from outside comes first; what is found is added for periods that nothing is known of. */
function outsideProposals(
  values: Float64Array,
  expected: Float64Array,
  { stockOuts = [], promotions = [] }: HistoryFacts,
): Proposal[] {
  const found: Proposal[] = []
  for (const period of stockOuts) {
    const observed = values[period]!
    const used = expected[period]!
    // More than expected was sold all the same: nothing was lost that could be put back.
    if (!(used > observed)) continue
    found.push({ period, kind: 'stock_out', observed, used, reason: 'out_of_stock', certain: true })
  }
  for (const { period, percent } of promotions) {
    const observed = values[period]!
    const used =
      percent === undefined
        ? Math.min(observed, expected[period]!)
        : observed / Math.max(0.1, 1 + percent / 100)
    if (!Number.isFinite(used) || used === observed) continue
    found.push({ period, kind: 'promotion', observed, used, reason: 'promoted', certain: true })
  }
  return found
}

/** Returns taken off what was ordered before; one that a planner refused stays where it is. */
function applyReturns(
  history: Float64Array,
  decisions: readonly HistoryDecision[],
): { values: Float64Array; findings: HistoryFinding[] } {
  const refused = new Set(
    decisions.flatMap(({ kind, accepted, period }) =>
      kind === 'return' && !accepted ? [period] : [],
    ),
  )
  const { values, returned, reduced } = netReturns(history, refused)
  const say = (period: number, reason: HistoryFinding['reason'], used: number): HistoryFinding => {
    const observed = history[period]!
    return { period, kind: 'return', observed, used, reason, applied: !refused.has(period) }
  }
  const findings = [
    ...returned.map((t) => say(t, 'more_returned_than_ordered', 0)),
    ...reduced.map((t) => say(t, 'returned_later', values[t]!)),
    ...[...refused]
      .filter((t) => history[t]! < 0)
      .map((t) => say(t, 'more_returned_than_ordered', 0)),
  ]
  return { values: values === history ? history.slice() : values, findings }
}

/** Values from the first observation on that are missing. */
function missingProposals(values: Float64Array, expected: Float64Array): Proposal[] {
  const first = values.findIndex(usable)
  const found: Proposal[] = []
  for (let period = Math.max(0, first); first >= 0 && period < values.length; period++) {
    if (usable(values[period]!)) continue
    const used = expected[period]!
    if (!Number.isFinite(used)) continue
    const observed = values[period]!
    found.push({ period, kind: 'missing', observed, used, reason: 'no_observation', certain: true })
  }
  return found
}

/** A shift to another level, on what is left when season and outliers are out. Only ever suggested. */
function levelProposals(withoutSeason: Float64Array): Proposal[] {
  const shift = findLevelShift(withoutSeason)
  if (!shift) return []
  const { period, before: observed, after: used } = shift
  return [{ period, kind: 'level_shift', observed, used, reason: 'new_level', certain: false }]
}

/** A planner's word wins over the rule; a stock-out or promotion is what is known before it is what is found. */
function decide(
  proposals: readonly Proposal[],
  decisions: readonly HistoryDecision[],
): HistoryFinding[] {
  const words = new Map(decisions.map((decision) => [keyOf(decision), decision]))
  const findings = proposals.map(({ certain, ...finding }): HistoryFinding => {
    const word = words.get(keyOf(finding))
    return { ...finding, used: word?.used ?? finding.used, applied: word?.accepted ?? certain }
  })
  return findings.sort((a, b) => a.period - b.period)
}

/** Earlier periods brought to the new level: as factors where both levels are above zero, else as a difference. */
function liftEarlier(values: Float64Array, { period, observed, used }: HistoryFinding): void {
  const factor = observed > 0 && used > 0 ? used / observed : Number.NaN
  for (let t = 0; t < period; t++)
    values[t] = Number.isNaN(factor) ? values[t]! + used - observed : values[t]! * factor
}

/**
 * Cleans a history (NaN is missing, `seasonLength` 1 where there is no season) by what is known of
 * it and what is found in it: stock-outs and promotions, missing periods, returns, outliers, a shift
 * of level. Certain findings are applied unless a planner refused them; suggestions, such as a shift
 * or an outlier of the latest two periods, only when accepted. Outliers are looked for in what is
 * left when the rest is applied. A history with nothing of that kind comes back as it was.
 */
export function cleanHistory(
  history: Float64Array,
  seasonLength: number,
  facts: HistoryFacts = {},
): CleanedHistory {
  const observed = history.map((value) => (usable(value) ? value : Number.NaN))
  const { decisions = [] } = facts
  const { values, findings: returns } = applyReturns(observed, decisions)
  const outside = new Set([
    ...(facts.stockOuts ?? []),
    ...(facts.promotions ?? []).map(({ period }) => period),
  ])
  const inside = (period: number): boolean => period >= 0 && period < values.length
  const ordinary = values.map((value, t) => (outside.has(t) ? Number.NaN : value))
  const usual = expectDemand(ordinary, seasonLength)
  const { expected } = usual
  const known = outsideProposals(values, expected, {
    stockOuts: (facts.stockOuts ?? []).filter(inside),
    promotions: (facts.promotions ?? []).filter(({ period }) => inside(period)),
  })
  const missing = missingProposals(values, expected)
  const found = findOutliers(ordinary, usual).map(
    (outlier): Proposal => ({ ...outlier, observed: values[outlier.period]! }),
  )
  const applied = decide([...known, ...missing, ...found], decisions)
  for (const finding of applied) if (finding.applied) values[finding.period] = finding.used
  const level = usual.withoutSeason.map((value, t) =>
    Math.abs(usual.distance[t]!) < 4 ? value : Number.NaN,
  )
  const shift = decide(levelProposals(level), decisions)
  for (const finding of shift) if (finding.applied) liftEarlier(values, finding)
  const findings = [...returns, ...applied, ...shift].sort((a, b) => a.period - b.period)
  return { values: findings.length > 0 ? values : history, findings }
}
