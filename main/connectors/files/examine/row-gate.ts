/** Tells rows of a table from lines that are none: headings, totals, empty and damaged lines. */
import { dateForm } from '@shared/model/value-forms/date-form'
import { numberForm } from '@shared/model/value-forms/number-form'
import { isNoteText, isTotalWord, mayBeTotal } from '@shared/model/value-forms/stand-ins'
import type { OpenTable, SourceRecord } from '../tables/open-table'
import { areDaysInStep } from './period-headings'

export interface TableShape {
  /** Line of the heading; null where there is none. */
  readonly headingRow: number | null
  readonly headings: readonly string[]
  /** Lines up to and with this one are not looked at. */
  readonly before: number
}

export type RowClass =
  | 'row'
  | 'empty_line'
  | 'repeated_heading_line'
  | 'total_line'
  | 'note_line'
  | 'too_few_fields'
  | 'too_many_fields'
  | 'stray_quote'
  | 'record_broken'

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value)
const isBlank = (value: unknown): boolean => textOf(value).trim() === ''

/** How many lines show what a table looks like. */
export const shapeLines = 200

function usualWidth(records: readonly SourceRecord[]): number {
  const counts = new Map<number, number>()
  for (const { cells, broken } of records)
    if (!broken && !cells.every(isBlank))
      counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let width = 0
  let most = 0
  for (const [length, count] of counts)
    if (count > most || (count === most && length > width)) {
      width = length
      most = count
    }
  return width
}

/** How many cells lines of the usual width fill, without what only a delimiter at their end makes. */
function filledWidth(records: readonly SourceRecord[], width: number): number {
  let filled = 0
  for (const { cells, broken } of records)
    if (!broken && cells.length === width) filled = Math.max(filled, lastFilled(cells))
  return filled
}

/** A heading line somewhat shorter or longer than the lines below it: they end in a delimiter, or one of its names or some of their values are missing. */
function unevenHeading(
  records: readonly SourceRecord[],
  start: SourceRecord,
  width: number,
): SourceRecord | null {
  const least = Math.max(2, Math.ceil(filledWidth(records, width) * 0.8))
  const most = Math.max(width + 1, Math.floor(width * 1.25))
  for (const record of records) {
    if (record.row >= start.row) return null
    const { cells, broken } = record
    const end = lastFilled(cells)
    const fits = end >= least && end <= most && !cells.slice(0, end).some(isBlank)
    if (!broken && fits && namesColumns(record, records)) return record
  }
  return null
}

const year = /^(?:19|20)\d\d$/

const isDate = (value: unknown): boolean => dateForm(textOf(value).trim()) !== null

/** Whether the dates of a line are headings, each the first day of the column's month or week: adjacent, in step, and not above dates of the next line. */
function arePeriodsAcross({ row, cells }: SourceRecord, records: readonly SourceRecord[]): boolean {
  const dates = cells.flatMap((cell, at) => (isDate(cell) ? [at] : []))
  const [first = 0, last = 0] = [dates[0], dates.at(-1)]
  if (dates.length === 0 || last - first >= dates.length) return false
  if (!areDaysInStep(dates.map((at) => textOf(cells[at]).trim()))) return false
  const next = records.find((one) => one.row > row && !one.broken && !one.cells.every(isBlank))
  const below = next?.cells.slice(first, last + 1).filter((cell) => !isBlank(cell)) ?? []
  // A figure may look like a month: 202408.
  return below.length === 0 || below.filter(isDate).length * 2 < below.length
}

/** Whether a line can be a heading: names, not figures. */
function namesColumns(record: SourceRecord, records: readonly SourceRecord[]): boolean {
  const { cells, marks } = record
  const filled = cells.map((cell) => textOf(cell).trim()).filter((text) => text !== '')
  if (filled.length === 0 || filled.length * 2 < cells.length) return false
  const periods = arePeriodsAcross(record, records)
  const figures = filled.filter((text) => {
    if (year.test(text)) return false
    const form = dateForm(text)
    return form && (periods || !form.coarse) ? !periods : numberForm(text) !== null
  })
  if (marks?.includes('d') && !periods) return false
  return figures.length * 4 < filled.length
}

/** Letters of a spreadsheet's columns: A, B … AA. */
export function columnLetter(index: number): string {
  let rest = index + 1
  let name = ''
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
    rest = Math.floor((rest - 1) / 26)
  }
  return name
}

/** The shape that the first lines of a table show. */
export function shapeOf(
  table: Pick<OpenTable, 'format' | 'headings' | 'skipLines'>,
  first: readonly SourceRecord[],
): TableShape {
  const skip = table.skipLines ?? 0
  if (table.headings) return { headingRow: null, headings: table.headings, before: skip }
  const records = first.filter(({ row }) => row > skip)
  const width =
    table.format === 'text'
      ? usualWidth(records)
      : Math.max(0, ...records.slice(0, 50).map(({ cells }) => lastFilled(cells)))
  const wide = ({ cells, broken }: SourceRecord) =>
    !broken &&
    (table.format === 'text'
      ? cells.length === width
      : lastFilled(cells) * 2 > width && cells.filter((c) => !isBlank(c)).length * 2 > width)
  const start = records.find((record) => !record.cells.every(isBlank) && wide(record))
  const uneven = table.format === 'text' && start ? unevenHeading(records, start, width) : null
  const heading = uneven ?? start
  if (heading && namesColumns(heading, records)) {
    const names = heading.cells.map((cell) => textOf(cell).trim())
    const held = table.format === 'text' ? filledWidth(records, width) : 0
    const end = Math.max(lastFilled(names), held)
    const headings = Array.from({ length: end }, (_, at) => names[at] ?? '')
    return { headingRow: heading.row, headings, before: heading.row }
  }
  const headings = Array.from({ length: width }, (_, index) => columnLetter(index))
  return { headingRow: null, headings, before: (start?.row ?? skip + 1) - 1 }
}

function lastFilled(cells: readonly unknown[]): number {
  let end = cells.length
  while (end > 0 && isBlank(cells[end - 1])) end -= 1
  return end
}

/** A sum of the lines above, its word somewhere in it: `C100 | Subtotal | | 500`, `Total for C100 | | 500`. */
function isTotalLine(cells: readonly unknown[]): boolean {
  let totals = 0
  let figures = 0
  let others = 0
  for (const cell of cells) {
    if (isBlank(cell)) continue
    const text = textOf(cell).trim()
    if (isTotalWord(text)) return true
    if (mayBeTotal(text)) totals += 1
    else if (numberForm(text)) figures += 1
    else others += 1
  }
  return totals > 0 && figures > 0 && others === 0
}

/** A line that says something about the table: one text alone, or a label and what it says. */
function isNoteLine(
  cells: readonly unknown[],
  first: string,
  filled: number,
  columns: number,
  text: boolean,
): boolean {
  if (columns < 3 || numberForm(first) || dateForm(first)) return false
  if (filled === 1) return isNoteText(first, text && cells.length === 1)
  return filled === 2 && columns > 4 && /[:：]$/.test(first)
}

export class RowGate {
  readonly #shape: TableShape
  readonly #text: boolean
  readonly #flat: boolean

  constructor(shape: TableShape, { format, flat }: Pick<OpenTable, 'format' | 'flat'>) {
    this.#shape = shape
    this.#text = format === 'text'
    this.#flat = flat !== undefined
  }

  /** What a line below the heading is. */
  classOf({ cells, broken }: SourceRecord): RowClass {
    if (broken) return broken === 'record' ? 'record_broken' : 'stray_quote'
    const { headings, headingRow } = this.#shape
    let first = ''
    let filled = 0
    let asHeading = headingRow !== null
    for (let at = 0; at < cells.length; at++) {
      const value = cells[at]
      if (value === null || value === undefined) {
        if (headings[at]) asHeading = false
        continue
      }
      const text = typeof value === 'string' ? value.trim() : String(value)
      if (asHeading && text !== (headings[at] ?? '')) asHeading = false
      if (text === '') continue
      filled += 1
      if (first === '') first = text
    }
    if (filled === 0) return 'empty_line'
    // What makes a row of records, their mapping says.
    if (this.#flat) return 'row'
    if (asHeading && cells.length >= headings.length) return 'repeated_heading_line'
    if (headings.length > 1 && isTotalWord(first)) return 'total_line'
    // What follows is asked only of lines with gaps.
    if (filled * 3 <= headings.length * 2) {
      if (isTotalLine(cells)) return 'total_line'
      if (isNoteLine(cells, first, filled, headings.length, this.#text)) return 'note_line'
    }
    if (!this.#text) return 'row'
    if (cells.length < headings.length) return 'too_few_fields'
    if (lastFilled(cells) > headings.length) return 'too_many_fields'
    return 'row'
  }
}
