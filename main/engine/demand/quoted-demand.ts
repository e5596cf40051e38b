/** Open quotes as demand: what they offer times the probability that it is taken. */
import type { FirmPolicy } from '@shared/model/demand-policy'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'
import { demandKey } from '../model/plan-lines'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'

export interface QuotedDemand {
  /** Demand line. */
  readonly line: number
  readonly period: number
  readonly quantity: number
  readonly probability: number
  /** The row of the quote's line. */
  readonly row: CanonicalRow
}

/** Probability of a quote's row, by its own word or the policy's. */
const probabilityOfQuote = (row: CanonicalRow, { quoteProbability }: FirmPolicy): number =>
  row.probability === null || row.probability === undefined
    ? quoteProbability
    : Number(row.probability)

/** The period that a quote would be delivered in: so many months after its validity ends, never before the current one. */
const periodOfQuote = (axis: MonthAxis, validUntil: string, { quoteMonths }: FirmPolicy): number =>
  Math.max(axis.current, indexOnAxis(axis, validUntil) + quoteMonths)

/**
 * Expected quantities of the lines of open quotes. Where quotes count only beyond the pipeline, each line's are cut by
 * what its pipeline (lines × periods) holds already: a quote is often the paper of a deal.
 */
export function quotedDemand(
  source: PlanSource,
  axis: MonthAxis,
  demandIndex: ReadonlyMap<string, number>,
  policy: FirmPolicy,
  pipeline: Float64Array,
): QuotedDemand[] {
  if (policy.quotes === 'none') return []
  const open = new Map<string, { customer: string; probability: number; period: number }>()
  for (const row of source.rows('quote'))
    if (textOf(row, 'status') === 'open')
      open.set(textOf(row, 'quote'), {
        customer: textOf(row, 'customer'),
        probability: probabilityOfQuote(row, policy),
        period: periodOfQuote(axis, textOf(row, 'valid_until'), policy),
      })
  const quoted: QuotedDemand[] = []
  for (const row of source.rows('quote_line')) {
    const quote = open.get(textOf(row, 'quote'))
    const line = quote && demandIndex.get(demandKey(textOf(row, 'item'), quote.customer))
    if (!quote || line === undefined || quote.period >= axis.periods.length) continue
    const quantity = quote.probability * numberOf(row, 'quantity')
    quoted.push({ line, period: quote.period, quantity, probability: quote.probability, row })
  }
  return policy.quotes === 'all' ? quoted : beyondPipeline(quoted, axis, pipeline)
}

function beyondPipeline(
  quoted: readonly QuotedDemand[],
  { periods }: MonthAxis,
  pipeline: Float64Array,
): QuotedDemand[] {
  const count = periods.length
  return [...Map.groupBy(quoted, ({ line }) => line)].flatMap(([line, own]) => {
    const offered = own.reduce((sum, { quantity }) => sum + quantity, 0)
    let held = 0
    for (let t = 0; t < count; t++) held += pipeline[line * count + t] ?? 0
    const part = offered > 0 ? Math.max(0, offered - held) / offered : 0
    return own.map((one) => ({ ...one, quantity: one.quantity * part }))
  })
}
