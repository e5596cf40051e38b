/** What a column is, decided by all of its cells. */
import type { Field } from '@shared/model/entities/entity-shape'
import type { CheckedColumn, ColumnType, DateStyleCount } from '@shared/model/file-check/file-check'
import { countOrders, type DateOrder, usualOrder } from '@shared/model/value-forms/date-order'
import type { DecimalMark } from '@shared/model/value-forms/number-form'
import type { ColumnEvidence } from './column-evidence'
import { absurdAbove } from './number-list'

export interface ColumnFacts {
  readonly index: number
  readonly evidence: ColumnEvidence
  readonly field: Field | null
  readonly type: ColumnType
  readonly decimal: DecimalMark
  /** Nothing shows whether a single mark before three digits divides or groups. */
  readonly markUnknown: boolean
  /** Style of dates that most cells have, with ` hh:mm`; null where there are none. */
  readonly style: string | null
  /** Whether day and month cannot be told in this column, and which order holds otherwise. */
  readonly order: DateOrder | 'unknown'
  /** The currency sign most numbers have; empty where none. */
  readonly currency: string
  readonly usuallyPercent: boolean
  /** Should hold a value in every row. */
  readonly full: boolean
  /** NA, none and the like are placeholders here, not codes. */
  readonly doubtfulIsPlaceholder: boolean
  readonly noNegatives: boolean
  readonly isStock: boolean
  readonly absurdAbove: number
}

const most = (counts: ReadonlyMap<string, number>): string => {
  let found = ''
  let count = 0
  for (const [key, value] of counts)
    if (value > count) {
      found = key
      count = value
    }
  return found
}

const sum = (counts: ReadonlyMap<string, number>): number => {
  let all = 0
  for (const count of counts.values()) all += count
  return all
}

/** Three of four cells decide. */
const enough = 0.75

function typeOf(column: ColumnEvidence, field: Field | null): ColumnType {
  if (field) return typeOfField(field)
  const values = column.filled - column.placeholders - column.errors
  if (values === 0) return 'empty'
  const { says } = column
  const dated = column.dates + (column.dates > 0 || column.months > 0 ? column.impossible : 0)
  const measured = says.quantity || says.money || says.stock
  const compactOnly = column.compactDates === column.dates
  if (column.markedDates * 2 > values) return 'date'
  if (dated >= values * enough && !(compactOnly && (measured || says.identifier))) return 'date'
  if (dated + column.serials >= values * enough && column.dates > 0 && dated * 2 > values)
    return 'date'
  // Six figures, or four behind a point, are a month only where the heading says so.
  const months =
    says.month || says.date
      ? column.months
      : column.months - column.numericMonths - column.pointedMonths
  if (months + column.impossible >= values * enough && months > 0) return 'month'
  if (says.date && !measured && !says.identifier && column.serials >= values * 0.9) return 'date'
  if (says.identifier && !measured) return 'code'
  if (column.leadingZeros > 0 && column.leadingZeros * 50 > values) return 'code'
  if (column.booleans >= values * enough) return 'boolean'
  if (column.numbers >= values * (measured ? 0.6 : 0.85)) return 'number'
  return 'text'
}

function typeOfField({ kind, refers, oneOf, name }: Field): ColumnType {
  if (kind === 'date' || kind === 'month' || kind === 'boolean') return kind
  if (kind !== 'text') return 'number'
  return refers || !(oneOf || name.startsWith('name')) ? 'code' : 'text'
}

/** The mark of the whole file: what most of its numbers prove. The point of what may be a month divides no decimals. */
export function decimalOfFile(columns: readonly ColumnEvidence[]): DecimalMark | null {
  let dot = 0
  let comma = 0
  for (const { marks, pointedMonths } of columns) {
    dot += marks.dot - pointedMonths
    comma += marks.comma
  }
  return dot === 0 && comma === 0 ? null : dot >= comma ? '.' : ','
}

/** The column's own mark where a fifth of its numbers prove one, else the file's. */
function decimalOf({ marks, numbers }: ColumnEvidence, ofFile: DecimalMark | null): DecimalMark {
  const proven = marks.dot + marks.comma
  if (proven > 0 && proven * 5 >= numbers) return marks.dot >= marks.comma ? '.' : ','
  return ofFile ?? '.'
}

function orderOf(column: ColumnEvidence): ColumnFacts['order'] {
  return usualOrder(countOrders(column.styles)) ?? 'unknown'
}

/** Styles with their counts, most frequent first; dates in either order with the order that the column shows. */
export function stylesOf(column: ColumnEvidence): DateStyleCount[] {
  const order = orderOf(column)
  const counts = new Map(column.styles)
  for (const [pair, count] of column.slashed) {
    const [dayFirst = '', monthFirst = ''] = pair.split('|')
    const style = order === 'unknown' ? pair : order === 'day_first' ? dayFirst : monthFirst
    counts.set(style, (counts.get(style) ?? 0) + count)
  }
  return [...counts]
    .map(([style, count]) => ({ style, count }))
    .sort((a, b) => b.count - a.count || (a.style < b.style ? -1 : 1))
}

export interface FileStyle {
  readonly decimal: DecimalMark | null
  readonly delimiter: string | null
}

/** What a column is, given what the rest of the file shows. `field` where the file was recognised. */
export function factsOf(
  index: number,
  evidence: ColumnEvidence,
  field: Field | null,
  { decimal: ofFile, delimiter }: FileStyle,
): ColumnFacts {
  const type = typeOf(evidence, field)
  const { says, marks } = evidence
  const values = evidence.filled - evidence.placeholders - evidence.errors
  const dated = type === 'date' || type === 'month'
  const numeric = type === 'number'
  const nonNegative = field
    ? field.minimum !== undefined && field.minimum >= 0
    : (says.quantity || says.money) && evidence.negatives * 10 < evidence.numbers
  const isStock = field ? field.name === 'on_hand' : says.stock
  const measured = field
    ? field.kind === 'number' || field.kind === 'money'
    : says.quantity || says.money || says.stock
  return {
    index,
    evidence,
    field,
    type,
    decimal: decimalOf(evidence, ofFile),
    markUnknown: ofFile === null && delimiter !== ',' && marks.eitherComma + marks.eitherDot > 0,
    style: dated ? (stylesOf(evidence)[0]?.style ?? null) : null,
    order: orderOf(evidence),
    currency: most(evidence.currencies),
    usuallyPercent: evidence.percents * 2 > evidence.numbers,
    full: field ? field.required : evidence.filled * 5 >= (evidence.rows - evidence.covered) * 4,
    doubtfulIsPlaceholder: evidence.doubtful * 5 < values && !(evidence.shortCodes * 2 > values),
    noNegatives: numeric && nonNegative && !isStock,
    isStock: numeric && isStock,
    absurdAbove:
      numeric && measured ? absurdAbove(evidence.values.positives()) : Number.POSITIVE_INFINITY,
  }
}

export const checkedColumn = ({ evidence, field, type, decimal }: ColumnFacts): CheckedColumn => {
  const { marks } = evidence
  const marked = marks.dot + marks.comma + marks.eitherDot + marks.eitherComma
  const group = most(evidence.groups)
  return {
    name: evidence.heading,
    field: field?.name ?? null,
    type,
    decimal: type === 'number' && marked > 0 ? decimal : null,
    thousands: type === 'number' && sum(evidence.groups) > 0 ? group : null,
    dates: type === 'date' || type === 'month' ? stylesOf(evidence) : [],
    filled: evidence.filled,
  }
}
