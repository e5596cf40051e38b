/** Rows that fixes add beside those of the source: conversions of units that nobody declared. */
import {
  addCorrections,
  beginEntity,
  clearEntity,
  hasStagedRow,
  insertRows,
  type Staging,
} from '@main/store/writing'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import { addedRows } from '@shared/model/quality/make-corrections'
import type { RememberedFix } from '@shared/model/quality/quality-fixes'

const name = 'unit_conversion'

interface FixedSource {
  readonly connection: string
  readonly asOf: string
}

/** Where no source has any, the fixes themselves are where the rows come from. */
function beginFixed(staging: Staging, { connection, asOf }: FixedSource): void {
  if (staging.last) clearEntity(staging, name)
  beginEntity(staging, { entity: name, connection, place: name, asOf })
  const read = { connection, place: name, asOf, mark: null, settings: '', lastRow: 0 }
  staging.read.set(name, [{ ...read, reading: 'whole', changed: 0 }])
}

/** After the sources are read: what they have themselves under the same key was corrected already. */
export function addFixedRows(
  staging: Staging,
  source: FixedSource,
  fixes: readonly RememberedFix[],
): void {
  // Kept as it was, with what was added then.
  if (staging.kept.has(name)) return
  for (const { fix, values } of addedRows(name, fixes)) {
    const { row } = checkRow(entityNamed(name)!, values)
    if (!staging.sources.has(name)) beginFixed(staging, source)
    if (!row || hasStagedRow(staging, name, row)) continue
    insertRows(staging, name, [{ row: 0, values: row }])
    const { fix: id, by: author, at } = fix
    const what = { field: 'factor', was: null, became: String(row.factor) }
    addCorrections(staging, [
      { entity: name, row: null, values: row, ...what, fix: id, author, at },
    ])
  }
}
