/** Writes numbers and dates of a file as the data standard does, by what its own columns show. What a column does not show is left as it stands, and refused where it is checked. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity, Field } from '@shared/model/entities/entity-shape'
import { dateForm, isoOfDay } from '@shared/model/value-forms/date-form'
import {
  type DateOrder,
  type OrderCounts,
  orderShownBy,
  reliableOrder,
} from '@shared/model/value-forms/date-order'
import { type DecimalMark, numberForm, valueOfForm } from '@shared/model/value-forms/number-form'

/** How many rows show the styles of a file. */
export const styleRows = 2_000

type Values = Readonly<Record<string, CanonicalValue>>

/** A value of a row as the data standard writes it; the value itself where nothing has to be done. The row's other values are seldom asked for. */
export type Restyle = (value: CanonicalValue, row: { readonly values: Values }) => CanonicalValue

interface Seen {
  dot: number
  comma: number
  readonly orders: OrderCounts
  /** Dates in a style that the data standard does not take as it is. */
  foreignDates: number
  /** Numbers whose thousands a blank or an apostrophe groups, and those that brackets or a minus behind make negative. */
  foreignNumbers: number
  numbers: number
  /** Numbers by the sign of a currency that stands with them. */
  readonly currencies: Map<string, number>
}

const taken = /^YYYY(?!-W)/
const bracketed = /^\(.*\)$|\d-$/

function look(field: Field, value: CanonicalValue, seen: Seen): void {
  if (typeof value !== 'string') return
  const text = value.trim()
  if (field.kind === 'date' || field.kind === 'month') {
    const date = dateForm(text)
    if (!date || date.day === null) return
    if (date.style === null || !taken.test(date.style)) seen.foreignDates += 1
    const order = date.style && orderShownBy(date.style)
    if (order) seen.orders[order] += 1
  } else if (field.kind !== 'text' && field.kind !== 'boolean') {
    const form = numberForm(text)
    if (!form) return
    seen.numbers += 1
    if (form.mark === '.') seen.dot += 1
    if (form.mark === ',') seen.comma += 1
    if (form.group === ' ' || form.group === "'" || bracketed.test(text)) seen.foreignNumbers += 1
    const { currency } = form
    if (currency !== '') seen.currencies.set(currency, (seen.currencies.get(currency) ?? 0) + 1)
  }
}

/** The sign that more than half of a column's numbers have, where their field is money; else empty. Tens of thousands (万元) are another amount. */
function usualCurrency({ kind }: Field, { numbers, currencies }: Seen): string {
  if (kind !== 'money') return ''
  for (const [sign, count] of currencies)
    if (count * 2 > numbers && !sign.startsWith('万')) return sign
  return ''
}

/** Codes that a sign may stand for; a code stands for itself. */
const codesOf: Readonly<Record<string, string>> = {
  '¥': 'CNY JPY RMB',
  '￥': 'CNY JPY RMB',
  元: 'CNY RMB',
  RMB: 'CNY RMB',
  CNY: 'CNY RMB',
  $: 'USD AUD CAD HKD SGD TWD NZD MXN BRL',
  US$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₹': 'INR',
}

/** Whether the row's own currency lets its numbers have this sign. */
function agrees(sign: string, { currency }: Values): boolean {
  if (currency === null || currency === undefined || currency === '') return true
  return (codesOf[sign] ?? sign).split(' ').includes(String(currency).trim().toUpperCase())
}

function restyleNumber(decimal: DecimalMark, percent: boolean, currency: string): Restyle {
  return (value, row) => {
    if (typeof value !== 'string') return value
    const form = numberForm(value.trim())
    // Only what decimal marks, groups and the column's usual currency explain; another currency or a stray percent sign is for a person to judge.
    if (!form || form.scientific || (form.percent && !percent)) return value
    if (form.currency !== '' && (form.currency !== currency || !agrees(currency, row.values)))
      return value
    // A comma among points may divide or group as its writer pleased.
    if (decimal === '.' && form.mark === ',') return value
    const number = valueOfForm(form, decimal)
    return Number.isFinite(number) ? number : value
  }
}

function restyleDate(order: DateOrder | null, month: boolean): Restyle {
  return (value) => {
    if (typeof value !== 'string') return value
    const date = dateForm(value.trim())
    // A month is no date: which day of it would be meant is not said.
    if (!date || date.day === null || (date.coarse && !month)) return value
    if (!date.either) {
      // In the other order than the column's: for a person to judge.
      const shown = date.style && orderShownBy(date.style)
      return order && shown && shown !== order ? value : isoOfDay(date.day)
    }
    if (date.day === date.dayMonthFirst || order === 'day_first') return isoOfDay(date.day)
    return order === 'month_first' && date.dayMonthFirst !== null
      ? isoOfDay(date.dayMonthFirst)
      : value
  }
}

/**
 * What has to be done with the values of each field, by the rows a file begins with. A decimal comma is believed where
 * more numbers of the column prove it than prove a point, or, where the column proves neither, where the file's other
 * columns do; day or month first where the dates of the column that prove the other are none, or rarer than a tenth, and
 * these are left as they stand. Fields whose values can be taken as they are have no entry.
 */
export function valueStyles(entity: Entity, rows: readonly Values[]): ReadonlyMap<string, Restyle> {
  const found = entity.fields.map((field) => {
    const seen: Seen = {
      dot: 0,
      comma: 0,
      orders: { day_first: 0, month_first: 0 },
      foreignDates: 0,
      foreignNumbers: 0,
      numbers: 0,
      currencies: new Map(),
    }
    for (const row of rows) look(field, row[field.name] ?? null, seen)
    return { field, seen }
  })
  const dots = found.reduce((sum, { seen }) => sum + seen.dot, 0)
  const commas = found.reduce((sum, { seen }) => sum + seen.comma, 0)
  const styles = new Map<string, Restyle>()
  for (const { field, seen } of found) {
    if (seen.foreignDates > 0) {
      styles.set(field.name, restyleDate(reliableOrder(seen.orders), field.kind === 'month'))
    }
    const numeric = !['text', 'boolean', 'date', 'month'].includes(field.kind)
    const own = seen.dot + seen.comma > 0
    if (!numeric) continue
    const percent = field.kind === 'share'
    const currency = usualCurrency(field, seen)
    if (own ? seen.comma > seen.dot : commas > dots)
      styles.set(field.name, restyleNumber(',', percent, currency))
    else if (seen.foreignNumbers > 0 || currency !== '')
      styles.set(field.name, restyleNumber('.', percent, currency))
  }
  return styles
}
