/** Rows of two snapshots as one source: part by part the later one's in place of the earlier one's. */
import { type PlanSource, textOf } from '@main/engine/source/plan-source'
import { readOnce } from '@main/engine/source/read-once'
import { type DataPart, dataPartNames, dataParts, pricedFields } from '@shared/model/data-changes'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { entityNamed } from '@shared/model/entities/canonical-entities'

const partOf = new Map<string, DataPart>(
  dataPartNames.flatMap((part) =>
    dataParts[part].map((entity): [string, DataPart] => [entity, part]),
  ),
)

export const partOfEntity = (entity: string): DataPart => partOf.get(entity) ?? 'money'

export interface HybridSource {
  /** Rows as far as parts were switched. */
  readonly source: PlanSource
  switchTo(part: DataPart): void
  /** Of the later snapshot once its company was switched. */
  asOf(): string
}

interface End {
  readonly source: PlanSource
  readonly asOf: string
}

/** Begins with all of `before`. Rows that were read are held, so that plans made one after the other read them once. */
export function createHybrid(before: End, after: End): HybridSource {
  const switched = new Set<DataPart>()
  const [old, fresh] = [readOnce(before.source), readOnce(after.source)]

  /** The later rows with the prices of the earlier ones, where those are known. */
  function* atOldPrices(name: string, fields: readonly string[]): Iterable<CanonicalRow> {
    const key = entityNamed(name)!.key
    const keyOf = (row: CanonicalRow): string => JSON.stringify(key.map((k) => textOf(row, k)))
    const known = new Map([...old.rows(name)].map((row) => [keyOf(row), row]))
    for (const row of fresh.rows(name)) {
      const was = known.get(keyOf(row))
      yield was ? { ...row, ...Object.fromEntries(fields.map((f) => [f, was[f] ?? null])) } : row
    }
  }

  const pick = (name: string): PlanSource => (switched.has(partOfEntity(name)) ? fresh : old)
  return {
    source: {
      rows(name) {
        const fields = pricedFields[name]
        return fields && pick(name) === fresh && !switched.has('prices')
          ? atOldPrices(name, fields)
          : pick(name).rows(name)
      },
      orderSummaries: () => pick('sales_order_line').orderSummaries?.() ?? [],
    },
    switchTo: (part) => void switched.add(part),
    asOf: () => (switched.has(partOfEntity('company')) ? after : before).asOf,
  }
}
