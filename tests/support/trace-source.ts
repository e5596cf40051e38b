/** Any source as traces read it: filtered, and stamped as if read from a folder. */
import type { PlanSource, RowFilter } from '@main/engine/source/plan-source'
import type { TraceSource } from '@main/engine/trace/trace-source'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'

const passes = (row: CanonicalRow, filter: RowFilter): boolean =>
  Object.entries(filter).every(([field, wanted]) => {
    const value = String(row[field] ?? '')
    if (!('length' in wanted))
      return value >= (wanted.from ?? '') && (wanted.to === undefined || value <= wanted.to)
    return wanted.includes(value)
  })

export const traceSourceOf = (source: PlanSource): TraceSource => ({
  *rows(entity, filter = {}) {
    for (const row of source.rows(entity)) if (passes(row, filter)) yield row
  },
  stampOf: (entity) => ({ connection: 'sample', place: `${entity}.csv`, asOf: '2026-11-15' }),
})
