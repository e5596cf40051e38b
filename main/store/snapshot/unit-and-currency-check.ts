/** Rows in a unit or a currency that nothing converts: a plan would add cartons to pieces, or dollars to yuan. */
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { putAside } from './put-aside'
import { quoted } from './snapshot-schema'
import { sourceOfRow } from './source-of-row'
import { type Staging, stage } from './staging'
import { areUntouched, isTouched } from './touched-rows'

/** Entities with a unit of their own, and the field that names the item it is of. */
const inUnits = [
  ['bill_of_material', 'component'],
  ['sales_order_line', 'item'],
  ['stock', 'item'],
  ['purchase_order_line', 'item'],
  ['shipment', 'item'],
] as const
const inCurrencies = ['sourcing', 'price', 'purchase_order_line', 'receivable', 'payable'] as const

const unknownUnit = (item: string): string => `(t.unit IS NOT NULL AND EXISTS (
  SELECT 1 FROM item AS i WHERE i.item = t.${quoted(item)} AND i.unit <> t.unit AND NOT EXISTS (
    SELECT 1 FROM unit_conversion AS c WHERE c.item IN (i.item, '*') AND c.factor > 0 AND (
      (c.from_unit = t.unit AND c.to_unit = i.unit) OR (c.from_unit = i.unit AND c.to_unit = t.unit)))))`

const unknownCurrency = `(t.currency IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM company AS o WHERE o.currency = t.currency) AND NOT EXISTS (
  SELECT 1 FROM exchange_rate AS r WHERE r.currency = t.currency AND r.rate > 0))`

/** The same finding kind as for any value that names nothing: it says which entity should have it. */
function setAside(
  staging: Staging,
  name: string,
  field: 'unit' | 'currency',
  refers: string,
  which: string,
  rests: readonly string[],
): number {
  const entity = entityNamed(name)
  if (!staging.sources.has(name) || !entity) return 0
  const { connection, place } = sourceOfRow(staging, name)
  // Where nothing that it rests on changed, neither did the answer for rows that are as they were.
  const some = staging.kept.has(name) && areUntouched(staging, rests)
  if (some && areUntouched(staging, [name])) return 0
  const where = some ? `${isTouched(entity)} AND ${which}` : which
  const found = stage(
    staging,
    `INSERT INTO finding (severity, kind, connection, entity, place, "row", field, value, expected)
     SELECT 'error', 'reference_unknown', ${connection}, ?, ${place}, t.source_row, ?, t.${field}, ?
     FROM ${quoted(name)} AS t WHERE ${where} ORDER BY t.source_row`,
    [name, field, refers],
  )
  if (found === 0) return 0
  staging.errors += found
  putAside(staging, entity, where)
  return found
}

/**
 * Puts aside every row whose unit has no conversion into its item's, and every amount in a currency without any rate,
 * each with a finding `reference_unknown`. Yields between statements; its return value is how many findings there were.
 */
export function* deleteRowsNobodyConverts(staging: Staging): Generator<void, number> {
  let findings = 0
  for (const [name, item] of inUnits) {
    findings += setAside(staging, name, 'unit', 'unit_conversion', unknownUnit(item), [
      'item',
      'unit_conversion',
    ])
    yield
  }
  for (const name of inCurrencies) {
    findings += setAside(staging, name, 'currency', 'exchange_rate', unknownCurrency, [
      'company',
      'exchange_rate',
    ])
    yield
  }
  return findings
}
