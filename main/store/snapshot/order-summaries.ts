/** Order lines added up by item, customer and month: made when a snapshot is sealed, read when it is planned on. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { OrderSummary } from '@shared/model/orders/order-summary'
import {
  createOrderSummaries,
  type OrderSummaries,
  summarisedFields,
} from '@shared/model/orders/summarise-orders'
import { behind, type OpenFile, type ReadConnection } from '../open-file'
import { guarded } from '../sqlite-errors'
import { readColumns } from './read-rows'
import { keyColumns, quoted } from './snapshot-schema'
import { type Staging, stage } from './staging'
import { deleteTouchedSummaries, isOfTouchedLine, summarisedEntity } from './touched-rows'

/** The first format whose sums are those of today. */
const summarisedSince = 10

/** Rows written between two yields, and read at a time. */
const rowsATurn = 4096

const addRow = (
  summaries: OrderSummaries,
  row: readonly CanonicalValue[],
  places: readonly number[],
): void => {
  const text = (field: number): string => (row[places[field]!] ?? '') as string
  const number = (field: number): number => (row[places[field]!] ?? 0) as number
  summaries.add(
    text(0),
    text(1),
    text(2),
    text(3),
    number(4),
    number(5),
    number(6),
    text(7),
    text(8),
    text(9),
    number(10),
  )
}

const bytesOf = (numbers: Float64Array): Buffer =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)

/** Copied where the bytes do not lie as numbers must. */
const numbersOf = (bytes: Buffer): Float64Array => {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 8 === 0 ? bytes : Buffer.from(bytes)
  return byteOffset % 8 === 0
    ? new Float64Array(buffer, byteOffset, byteLength / 8)
    : new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength))
}

/** Adds up the rows it is shown, knows the items and customers they name, and writes what they come to; `write` yields now and then. */
export function summarising(entity: Entity): {
  readonly seen: (row: readonly CanonicalValue[]) => void
  readonly codes: OrderSummaries['codes']
  readonly write: (staging: Staging) => Generator<void, void>
} {
  const summaries = createOrderSummaries()
  const places = summarisedFields.map((name) => entity.fields.findIndex((f) => f.name === name))
  return {
    seen: (row) => addRow(summaries, row, places),
    codes: summaries.codes,
    *write(staging) {
      let rows = 0
      for (const { item, customer, unit, months, open, shipped } of summaries.finish()) {
        stage(
          staging,
          'INSERT INTO order_summary (item, customer, unit, months, "open", shipped) VALUES (?, ?, ?, ?, ?, ?)',
          [item, customer, unit, bytesOf(months), bytesOf(open), bytesOf(shipped)],
        )
        rows += 1
        if (rows % rowsATurn === 0) yield
      }
    },
  }
}

/** Adds up again what lines of a kept entity came to that changed; the others stay. Yields now and then. */
export function* summariseTouched(staging: Staging, entity: Entity): Generator<void, void> {
  deleteTouchedSummaries(staging)
  const columns = entity.fields.map(({ name }) => `t.${quoted(name)}`).join(', ')
  const query = `SELECT ${columns} FROM ${quoted(entity.name)} AS t WHERE ${isOfTouchedLine} ORDER BY ${keyColumns(entity)}`
  const { seen, write } = summarising(entity)
  let rows = 0
  for (const row of staging.open.database.prepare(query).raw().iterate()) {
    seen(row as CanonicalValue[])
    rows += 1
    if (rows % rowsATurn === 0) yield
  }
  yield* write(staging)
}

function summariseAgain(db: ReadConnection): Iterable<OrderSummary> {
  const summaries = createOrderSummaries()
  const places = summarisedFields.map((_, place) => place)
  for (const row of readColumns(db, summarisedEntity, summarisedFields))
    addRow(summaries, row, places)
  return summaries.finish()
}

type SummaryRow = [
  item: string,
  customer: string,
  unit: string,
  months: Buffer,
  open: Buffer,
  shipped: Buffer,
]

const selectSummaries = 'SELECT item, customer, unit, months, "open", shipped FROM order_summary'

const summaryOf = ([item, customer, unit, months, open, shipped]: SummaryRow): OrderSummary => ({
  item,
  customer,
  unit,
  months: numbersOf(months),
  open: numbersOf(open),
  shipped: numbersOf(shipped),
})

/** A part at a time: all of them would be as much again as what is made of them. */
function* readKept({ database, kind, file }: OpenFile): Generator<OrderSummary> {
  const after = database
    .prepare(
      `${selectSummaries}
       WHERE (item, customer, unit) > (?, ?, ?) ORDER BY item, customer, unit LIMIT ${rowsATurn}`,
    )
    .raw()
  let last: readonly string[] = ['', '', '']
  for (;;) {
    const rows = guarded(kind, file, () => after.all(...last)) as SummaryRow[]
    yield* rows.map(summaryOf)
    if (rows.length < rowsATurn) return
    last = rows.at(-1)!.slice(0, 3) as string[]
  }
}

/** What the order lines come to, in key order; made anew where the snapshot was sealed before that was kept in full. Throws SNAPSHOT_DAMAGED, also while it is read. */
export function readOrderSummaries(db: ReadConnection): Iterable<OrderSummary> {
  const open = behind(db)
  return guarded(open.kind, open.file, () => {
    const version = open.database.pragma('user_version', { simple: true }) as number
    return version < summarisedSince ? summariseAgain(db) : readKept(open)
  })
}
