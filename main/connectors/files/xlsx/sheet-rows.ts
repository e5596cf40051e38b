/** The rows of a sheet as its XML arrives. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { fileTooLarge } from '../../reasons'
import type { SourceRecord } from '../tables/open-table'
import { isoDate } from '../workbook-cells'
import { workbookLimits } from '../workbook-limits'
import type { WorkbookParts } from './workbook-parts'
import { attribute, type XmlHandler } from './xml-scanner'

const mostColumns = 16_384
/** Empty cells of a whole sheet that others stand behind. */
const mostGaps = 2_000_000
/** Hidden and merged places that are told. */
const mostNoted = 100_000

/** Index of the column in a reference such as `AB12`; -1 where there is none. */
export function columnOf(reference: string): number {
  let index = 0
  let at = 0
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~32
    if (code < 65 || code > 90) break
    index = index * 26 + code - 64
  }
  return at === 0 || at > 3 ? -1 : index - 1
}

/** Takes the tags of a sheet and gives its rows. */
export class SheetRows implements XmlHandler {
  readonly #file: string
  readonly #parts: WorkbookParts
  #rows: SourceRecord[] = []
  #row = 0
  #cells: CanonicalValue[] = []
  #marks: string[] = []
  #column = -1
  #type = ''
  #format = 0
  #value = ''
  #hasValue = false
  #formula = false
  #reading = false
  #inReading = false
  #inData = false
  #gaps = 0
  readonly merged: string[] = []
  readonly hidden: string[] = []

  constructor(file: string, parts: WorkbookParts) {
    this.#file = file
    this.#parts = parts
  }

  /** The rows that have come since the last time. */
  taken(): SourceRecord[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'c':
        if (this.#inData) this.#beginCell(attributes)
        return
      case 'v':
        this.#reading = true
        this.#hasValue = true
        return
      case 't':
        this.#reading = !this.#inReading
        this.#hasValue = true
        return
      case 'rPh':
        this.#inReading = true
        return
      case 'f':
        this.#formula = true
        return
      case 'row':
        this.#beginRow(attributes)
        return
      case 'sheetData':
        this.#inData = true
        return
      case 'col':
        if (isTrue(attribute(attributes, 'hidden')) && this.hidden.length < mostNoted)
          this.hidden.push(`${attribute(attributes, 'min')}:${attribute(attributes, 'max')}`)
        return
      case 'mergeCell':
        if (this.merged.length < mostNoted) this.merged.push(attribute(attributes, 'ref') ?? '')
    }
  }

  text(text: string): void {
    if (this.#reading) this.#value += text
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#reading = false
        return
      case 'rPh':
        this.#inReading = false
        return
      case 'c':
        if (this.#inData) this.#endCell()
        return
      case 'row':
        if (this.#cells.length > 0)
          this.#rows.push({ row: this.#row, cells: this.#cells, marks: this.#marks.join('') })
        return
      case 'sheetData':
        this.#inData = false
    }
  }

  #beginRow(attributes: string): void {
    const given = Number(attribute(attributes, 'r'))
    this.#row = Number.isSafeInteger(given) && given > this.#row ? given : this.#row + 1
    if (this.#row > workbookLimits.rows)
      throw fileTooLarge(this.#file, 'too_many_rows', workbookLimits.rows)
    if (isTrue(attribute(attributes, 'hidden')) && this.hidden.length < mostNoted)
      this.hidden.push(String(this.#row))
    this.#cells = []
    this.#marks = []
    this.#column = -1
  }

  #beginCell(attributes: string): void {
    const column = columnOf(attribute(attributes, 'r') ?? '')
    this.#column = column > this.#column && column < mostColumns ? column : this.#column + 1
    this.#type = attribute(attributes, 't') ?? 'n'
    this.#format = Number(attribute(attributes, 's') ?? 0)
    this.#value = ''
    this.#hasValue = false
    this.#formula = false
  }

  #endCell(): void {
    if (this.#column >= mostColumns) return
    this.#gaps += this.#column - this.#cells.length
    if (this.#gaps > mostGaps) throw fileTooLarge(this.#file, 'too_many_cells', mostGaps)
    while (this.#cells.length < this.#column) {
      this.#cells.push(null)
      this.#marks.push(' ')
    }
    const [value, mark] = this.#cell()
    this.#cells.push(value)
    this.#marks.push(mark)
  }

  #cell(): [CanonicalValue, string] {
    if (!this.#hasValue) return [null, this.#formula ? 'f' : ' ']
    const value = this.#value
    switch (this.#type) {
      case 's': {
        const text = this.#parts.texts[Number(value)] ?? ''
        return text === '' ? [null, ' '] : [text, 's']
      }
      case 'str':
      case 'inlineStr':
        // A formula may well come to an empty text.
        return value === '' ? [null, ' '] : [value, 's']
      case 'b':
        return [value === '1' || value === 'true', 'b']
      case 'e':
        return [value, 'e']
      case 'd':
        return [value.slice(0, 10), 'd']
      default:
        return this.#number(value)
    }
  }

  #number(text: string): [CanonicalValue, string] {
    if (text.trim() === '') return [null, this.#formula ? 'f' : ' ']
    const number = Number(text)
    if (!Number.isFinite(number)) return [text, 's']
    if (this.#parts.dateFormats[this.#format] !== true) return [number, 'n']
    const date = isoDate(number, this.#parts.date1904)
    return date === null ? [number, 'n'] : [date, 'd']
  }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'
