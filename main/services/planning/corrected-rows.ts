/** Source rows with what remembered fixes changed in them, and by whose word. */
import {
  closeConnection,
  listCorrected,
  openSnapshot,
  type ReadConnection,
  readCorrections,
  readRows,
} from '@main/store/reading'
import type { SourceRow, SourceRows } from '@shared/contract/why-calls'
import { entityNamed } from '@shared/model/entities/canonical-entities'

type Corrections = NonNullable<SourceRow['corrections']>

/** A row in a unit that a fix converts stands as it came; what it comes to does not. */
function conversionsOf(db: ReadConnection, entity: string, { key }: SourceRow): Corrections {
  const declared = entityNamed(entity)
  if (!declared?.fields.some(({ name }) => name === 'unit')) return []
  const wanted = Object.fromEntries(Object.entries(key).map(([name, of]) => [name, [String(of)]]))
  const [row] = readRows(db, entity, wanted)
  const item = row?.item ?? row?.component
  return [...readRows(db, 'unit_conversion', { from_unit: [String(row?.unit ?? '')] })]
    .filter((one) => one.item === item || one.item === '*')
    .flatMap(({ item: of, from_unit, to_unit }) =>
      readCorrections(db, 'unit_conversion', { item: of, from_unit, to_unit }),
    )
    .map((one) => ({ ...one, field: 'unit', was: String(row?.unit ?? '') }))
}

/** The same rows; those that were corrected say so. Throws SNAPSHOT_MISSING, SNAPSHOT_DAMAGED. */
export function withCorrections(
  folder: string,
  snapshot: string,
  sources: readonly SourceRows[],
): SourceRows[] {
  if (sources.length === 0) return []
  const db = openSnapshot(folder, snapshot)
  try {
    const corrected = listCorrected(db)
    if (corrected.size === 0) return [...sources]
    return sources.map((source) => ({
      ...source,
      rows: source.rows.map((row) => {
        const corrections = [
          ...(corrected.has(source.entity) ? readCorrections(db, source.entity, row.key) : []),
          ...(corrected.has('unit_conversion') ? conversionsOf(db, source.entity, row) : []),
        ]
        return corrections.length > 0 ? { ...row, corrections } : row
      }),
    }))
  } finally {
    closeConnection(db)
  }
}
