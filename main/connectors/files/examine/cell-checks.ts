/** What is wrong with one cell, given what its column is. Second reading of a file. */
import { compileRowChecker } from '@shared/model/entities/check-row'
import { type Field, entity as makeEntity } from '@shared/model/entities/entity-shape'
import type { DefectKind } from '@shared/model/file-check/defect-kinds'
import { isoOfDay, solidDate } from '@shared/model/value-forms/date-form'
import { countOrders, reliableOrder } from '@shared/model/value-forms/date-order'
import { valueOfForm } from '@shared/model/value-forms/number-form'
import { scanText, signs } from '@shared/model/value-forms/scan-text'
import type { CellClass } from './cell-class'
import { unwrapped } from './cell-class'
import { isSerial } from './column-evidence'
import type { ColumnFacts } from './column-facts'

export type Note = (kind: DefectKind, value: string | null, expected: string | null) => void

/** More characters than a spreadsheet's cell can hold. */
const longestText = 32_767
const earliestDay = -25_567 // 1900-01-01
const latestDay = 47_482 // 2100-01-01

/** What a text in UTF-8 that was read as Windows-1252 should have been, or null where it was not. */
function rightReading(text: string): string | null {
  if (text.includes('锟斤拷')) return '?'
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    const byte = code < 0x100 ? code : windows1252.get(code)
    if (byte === undefined) return null
    bytes[length] = byte
    length += 1
  }
  try {
    const read = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length))
    return read === text ? null : read
  } catch {
    return null
  }
}

const windows1252 = new Map<number, number>()
for (let byte = 0x80; byte < 0xa0; byte++) {
  const code = new TextDecoder('windows-1252').decode(new Uint8Array([byte])).codePointAt(0) ?? 0
  windows1252.set(code, byte)
}

/** The characters of a cell. */
function checkSigns(cell: CellClass, raw: string, facts: ColumnFacts, note: Note): void {
  const found = cell.signs
  if (found & signs.replaced) note('text_damaged', raw, 'UTF-8')
  if (found & signs.misread) {
    const right = rightReading(raw)
    if (right !== null) note('text_misread', raw, right)
  }
  if (found & signs.byteOrderMark) note('byte_order_mark_inside', raw, cell.text)
  if (found & signs.control) note('control_character', raw, null)
  if (found & signs.invisible) note('invisible_character', raw, null)
  if (found & signs.outerSpace) note('surrounding_space', raw, cell.text)
  if (found & signs.fixedSpace && !(facts.type === 'number' && cell.number?.group === ' '))
    note('non_breaking_space', raw, null)
  if (raw.length > longestText) note('text_too_long', raw, `<= ${longestText}`)
}

const interesting = signs.beyondAscii | signs.control | signs.outerSpace | signs.lineEnd

const plausible = '1900-01-02 … 2099-12-31'
const fullWidth = /[０-９]/
const plain = (text: string): string => text.normalize('NFKC')
const formula = /^[=@]|^[+-](?:(?![\d.,\s])\S*[(!A-Za-z]|[\d.,+\-*/]*[A-Za-z]+[|(!])/

export class CellChecks {
  readonly #facts: ColumnFacts
  readonly #allowed: ((value: string) => string | null) | null
  readonly #whole: boolean
  readonly #share: boolean
  readonly #orderDoubtful: boolean

  constructor(facts: ColumnFacts) {
    this.#facts = facts
    this.#allowed = facts.field?.oneOf ? allowedBy(facts.field) : null
    this.#whole = facts.field?.kind === 'integer'
    this.#share = facts.field?.kind === 'share'
    this.#orderDoubtful = reliableOrder(countOrders(facts.evidence.styles)) === null
  }

  /** Notes everything wrong with a cell. True where it holds a value that can be used. */
  check(cell: CellClass, raw: string, mark: string | undefined, note: Note): boolean {
    const facts = this.#facts
    if (cell.signs & interesting || raw.length > longestText) checkSigns(cell, raw, facts, note)
    if (mark === 'f') note('formula_without_value', null, null)
    if (cell.empty) {
      if (facts.full && mark !== 'f') note('value_missing', null, null)
      return false
    }
    if (cell.error) {
      note('error_value', cell.text, null)
      return false
    }
    if (
      cell.placeholder === 'yes' ||
      (cell.placeholder === 'perhaps' && facts.doubtfulIsPlaceholder)
    ) {
      note('placeholder', cell.text, null)
      return false
    }
    if (facts.type === 'number') return this.#number(cell, raw, mark, note)
    if (facts.type === 'date' || facts.type === 'month') return this.#date(cell, note)
    if (!cell.number && formula.test(raw)) note('formula_in_text', raw, null)
    const wrong = this.#allowed?.(cell.text)
    if (wrong) note('value_not_allowed', cell.text, wrong)
    return !wrong
  }

  #number(cell: CellClass, raw: string, mark: string | undefined, note: Note): boolean {
    const { text, number } = cell
    const facts = this.#facts
    if (!number) {
      note('value_not_a_number', text, this.#whole ? '1234' : '1234.5')
      return false
    }
    if (mark === 's' || unwrapped(raw.trim()) !== null) note('number_as_text', raw, text)
    if (cell.signs & signs.beyondAscii && fullWidth.test(text))
      note('full_width_digits', raw, plain(text))
    const { decimal, currency } = facts
    if ((number.mark === '.' || number.mark === ',') && number.mark !== decimal)
      note('decimal_style_mixed', text, decimal === '.' ? '1234.5' : '1234,5')
    if (number.mark === 'either' && facts.markUnknown) note('number_ambiguous', text, null)
    if (number.currency !== currency) note('currency_mixed', text, currency || '1234.5')
    if (!this.#share && number.percent !== facts.usuallyPercent)
      note('percent_mixed', text, facts.usuallyPercent ? '12%' : '0.12')
    if (this.#share && number.percent !== facts.usuallyPercent) note('percent_mixed', text, null)
    const value = valueOfForm(number, decimal)
    if (this.#whole && !Number.isSafeInteger(value)) {
      note('value_not_a_number', text, '1234')
      return false
    }
    if (value < 0 && facts.isStock) note('stock_below_zero', text, '>= 0')
    else if (value < 0 && facts.noNegatives) note('negative_quantity', text, '>= 0')
    else if (this.#share && (value < 0 || value > 1)) note('value_out_of_range', text, '0..1')
    else if (value < (facts.field?.minimum ?? Number.NEGATIVE_INFINITY))
      note('value_out_of_range', text, `>= ${facts.field?.minimum}`)
    if (value > facts.absurdAbove)
      note('quantity_absurd', text, `<= ${Number(facts.absurdAbove.toPrecision(3))}`)
    return true
  }

  #date({ text, date, signs: found }: CellClass, note: Note): boolean {
    const { style, order, type } = this.#facts
    const expected = style ?? (type === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD')
    if (!date || (type === 'date' && date.coarse)) {
      const solid = style === 'YYYYMMDD' || style === 'YYYYMM' ? solidDate(text, style) : null
      if (solid === 'impossible') note('date_impossible', text, null)
      else if (solid) note('date_implausible', text, plausible)
      else if (isSerial(text))
        note('date_as_number', text, isoOfDay(Math.floor(Number(text)) - 25_569))
      else note('value_not_a_date', text, expected)
      return false
    }
    if (date.day === null) {
      note('date_impossible', text, null)
      return false
    }
    const time = date.time ? ' hh:mm' : ''
    const pair = date.either?.map((one) => one + time)
    const own = pair
      ? order === 'unknown'
        ? pair.join('|')
        : (pair[order === 'day_first' ? 0 : 1] ?? '')
      : `${date.style}${time}`
    if (own !== style) note('date_style_mixed', text, expected)
    if (pair && this.#ambiguous(date.day, date.dayMonthFirst))
      note('date_ambiguous', text, pair.join(' | '))
    if (date.day <= earliestDay || date.day >= latestDay) note('date_implausible', text, plausible)
    if (found & signs.beyondAscii && fullWidth.test(text))
      note('full_width_digits', text, plain(text))
    return true
  }

  /** A day that is another one read the other way, in a column that shows neither order, or both so often that neither can be relied on. */
  #ambiguous(day: number | null, other: number | null): boolean {
    return day !== other && this.#orderDoubtful
  }
}

/** Answers what is allowed where a value is not, by the same reader that a pull uses. */
function allowedBy(field: Field): (value: string) => string | null {
  const check = compileRowChecker(makeEntity(field.name, 'erp', [], [field]))
  return (value) => check({ [field.name]: value }).problems?.[0]?.expected ?? null
}

/** The signs of a heading alone. */
export const headingSigns = (heading: string): number => scanText(heading)
