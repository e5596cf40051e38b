/** Promotions, campaigns and outside drivers as the data has them. */
import type { Name } from '../model/master-data'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'

export interface PlannedEvent {
  readonly event: string
  readonly name: Name
  /** `promotion`, `campaign`, `macro` or `competitor`. */
  readonly kind: string
  /** Empty where it does not narrow the event. */
  readonly family: string
  readonly item: string
  readonly region: string
  readonly customer: string
  /** `YYYY-MM`, both ends included. */
  readonly from: string
  readonly to: string
  /** Of the baseline, as planned. */
  readonly percent: number
}

/** Every event, by its first month. */
export const readEvents = (source: PlanSource): PlannedEvent[] =>
  [...source.rows('event')]
    .map((row) => ({
      event: textOf(row, 'event'),
      name: { zh: textOf(row, 'name_zh'), en: textOf(row, 'name_en') },
      kind: textOf(row, 'kind'),
      family: textOf(row, 'family'),
      item: textOf(row, 'item'),
      region: textOf(row, 'region'),
      customer: textOf(row, 'customer'),
      from: textOf(row, 'from_month'),
      to: textOf(row, 'to_month'),
      percent: numberOf(row, 'uplift_percent'),
    }))
    .sort((a, b) => (a.from === b.from ? (a.event < b.event ? -1 : 1) : a.from < b.from ? -1 : 1))
