/** What `scripts/tryton/company` loads of the sample company, entity by entity, as it must come out again. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type CanonicalRow, entityNamed } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import { parse } from 'csv-parse/sync'

const sample = resolve(import.meta.dirname, '../../../resources/sample-company')
/** As in `remote.py`. */
const customers = new Set(['C001', 'C002', 'C003', 'C004', 'C005', 'C006'])
const since = '2025-11'

const folders: Readonly<Record<string, string>> = { customer: 'crm', opportunity: 'crm' }

function rowsOf(name: string): CanonicalRow[] {
  const entity = entityNamed(name)
  const file = resolve(sample, folders[name] ?? 'erp', `${name}.csv`)
  const rows: CanonicalRow[] = parse(readFileSync(file), { columns: true, bom: true })
  return rows.map((row) => (entity && checkRow(entity, row).row) ?? {})
}

interface Loaded {
  /** The fields that Tryton has as we have. */
  readonly fields: readonly string[]
  readonly rows: readonly CanonicalRow[]
  /** Rows of Tryton that were loaded as they are. */
  readonly keeps?: (row: CanonicalRow) => boolean
}

const ours = ({ customer }: CanonicalRow): boolean => customers.has(String(customer))

/** A line is shipped or cancelled as a whole there. */
const asInTryton = (row: CanonicalRow): CanonicalRow =>
  row.status === 'shipped'
    ? { ...row, quantity_shipped: row.quantity_ordered ?? null, quantity_cancelled: 0 }
    : row

const loaded: Readonly<Record<string, () => Loaded>> = {
  item: () => ({
    fields: [
      'item',
      'name_zh',
      'name_en',
      'family',
      'category',
      'item_type',
      'unit',
      'price',
      'standard_cost',
      'make_or_buy',
    ],
    rows: rowsOf('item'),
  }),
  site: () => ({ fields: ['site', 'name_zh', 'name_en', 'kind'], rows: rowsOf('site') }),
  bill_of_material: () => ({
    fields: ['parent', 'component', 'quantity'],
    rows: rowsOf('bill_of_material'),
  }),
  routing: () => ({ fields: ['item', 'resource', 'hours_per_unit'], rows: rowsOf('routing') }),
  customer: () => ({
    fields: ['customer', 'name_zh', 'class', 'region', 'channel', 'credit_days'],
    rows: rowsOf('customer').filter(ours),
  }),
  supplier: () => ({
    fields: ['supplier', 'name_en', 'country', 'payment_days'],
    rows: rowsOf('supplier'),
  }),
  sales_order_line: () => ({
    fields: [
      'customer',
      'item',
      'ordered_on',
      'requested_on',
      'quantity_ordered',
      'quantity_shipped',
      'quantity_cancelled',
      'price',
      'status',
    ],
    rows: rowsOf('sales_order_line')
      .filter((row) => ours(row) && String(row.ordered_on) >= since)
      .map(asInTryton),
  }),
  opportunity: () => ({
    fields: [
      'opportunity',
      'name_zh',
      'customer',
      'amount',
      'created_on',
      'outcome',
      'loss_reason',
    ],
    rows: rowsOf('opportunity').filter(ours),
  }),
  stock: () => ({
    fields: ['item', 'site', 'on_hand'],
    rows: rowsOf('stock').filter(({ on_hand }) => on_hand !== 0),
    // Below zero is what running production took where there was none.
    keeps: ({ on_hand }) => Number(on_hand) > 0,
  }),
}

/** Undefined for entities that Tryton holds in another form. */
export const loadedOf = (entity: string): Loaded | undefined => loaded[entity]?.()
