/** A source whose rows are fetched once, however many parts of the engine look at them. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import type { PlanSource } from './plan-source'

/** Rows of one entity that are held at most; a larger one is read again each time. */
const heldRows = 100_000

/** The same source. Rows of an entity are kept once they were all read, so it is for building a model and to be let go after that. */
export function readOnce(source: PlanSource): PlanSource {
  const held = new Map<string, readonly CanonicalRow[]>()

  function* readAndHold(entity: string): Iterable<CanonicalRow> {
    const rows: CanonicalRow[] = []
    for (const row of source.rows(entity)) {
      if (rows.length <= heldRows) rows.push(row)
      yield row
    }
    if (rows.length <= heldRows) held.set(entity, rows)
  }

  const summaries = source.orderSummaries?.bind(source)
  return {
    rows: (entity, filter) =>
      filter ? source.rows(entity, filter) : (held.get(entity) ?? readAndHold(entity)),
    ...(summaries ? { orderSummaries: summaries } : {}),
  }
}
