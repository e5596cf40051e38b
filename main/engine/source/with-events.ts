/** A source with events of the workspace beside those of the data. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import type { OwnEvent } from '@shared/model/outside-knowledge'
import { type PlanSource, textOf } from './plan-source'

const rowOf = ({
  event,
  name,
  kind,
  family,
  item,
  region,
  customer,
  from,
  to,
  percent,
}: OwnEvent): CanonicalRow => ({
  event,
  name_zh: name,
  name_en: name,
  kind,
  family,
  item,
  region,
  customer,
  from_month: from,
  to_month: to,
  uplift_percent: percent,
})

/** The same source; an own event stands in the place of the one with its code. */
export function withEvents(source: PlanSource, events: readonly OwnEvent[]): PlanSource {
  if (events.length === 0) return source
  const own = new Set(events.map(({ event }) => event))
  function* all(filter: Parameters<PlanSource['rows']>[1]): Iterable<CanonicalRow> {
    for (const row of source.rows('event', filter)) if (!own.has(textOf(row, 'event'))) yield row
    yield* events.map(rowOf)
  }
  const summaries = source.orderSummaries?.bind(source)
  return {
    rows: (entity, filter) => (entity === 'event' ? all(filter) : source.rows(entity, filter)),
    ...(summaries ? { orderSummaries: summaries } : {}),
  }
}
