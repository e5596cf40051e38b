/** What the text of a cell is, whatever its column: the same answer in both readings of a file. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { type DateForm, dateForm } from '@shared/model/value-forms/date-form'
import { type NumberForm, numberForm } from '@shared/model/value-forms/number-form'
import { scanText, signs } from '@shared/model/value-forms/scan-text'
import { isErrorValue, placeholderIn } from '@shared/model/value-forms/stand-ins'
import { cellMarks } from '../tables/open-table'

export interface CellClass {
  /** Trimmed of every kind of blank. */
  readonly text: string
  /** `signs` of the text as it stands in the file. */
  readonly signs: number
  readonly empty: boolean
  readonly placeholder: 'yes' | 'perhaps' | 'no'
  readonly error: boolean
  readonly number: NumberForm | null
  readonly date: DateForm | null
  /** Digits alone, the first of several a 0: a code. */
  readonly leadingZero: boolean
}

const blank: CellClass = {
  text: '',
  signs: 0,
  empty: true,
  placeholder: 'no',
  error: false,
  number: null,
  date: null,
  leadingZero: false,
}

const blanks =
  /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+$/g
const wrapped = /^(?:="(?<formula>[^"]*)"|'(?<quoted>.*))$/

/** The value in a spreadsheet's wrapping for figures that are to stay text (`="0123"`, `'0123`), or null. */
export const unwrapped = (text: string): string | null => {
  const found = wrapped.exec(text)?.groups
  return found ? (found.formula ?? found.quoted ?? null) : null
}

function classify(raw: string): CellClass {
  const found = scanText(raw)
  let text = raw
  if (
    found &
    (signs.outerSpace | signs.fixedSpace | signs.invisible | signs.byteOrderMark | signs.lineEnd)
  )
    text = raw.replace(blanks, '')
  if (text === '') return { ...blank, signs: found }
  const first = text.charCodeAt(0)
  if (first === 61 || first === 39) text = unwrapped(text) ?? text
  const hasDigit = (found & (signs.digit | signs.beyondAscii)) !== 0
  const number = hasDigit ? numberForm(text) : null
  const date = hasDigit ? dateForm(text) : null
  return {
    text,
    signs: found,
    empty: false,
    placeholder: number || date ? 'no' : placeholderIn(text),
    error: isErrorValue(text),
    number,
    date,
    leadingZero: number !== null && /^0\d+$/.test(text),
  }
}

const memoryLimit = 20_000

/** Classifies cells; values that come again are remembered. */
export class CellReader {
  readonly #memory = new Map<string, CellClass>()

  /** `mark` is what a workbook says of the cell. */
  read(value: CanonicalValue | undefined, mark?: string): CellClass {
    if (value === null || value === undefined || value === '') return blank
    const text = typeof value === 'string' ? value : String(value)
    if (mark === cellMarks.error) return { ...classify(text), error: true }
    const known = this.#memory.get(text)
    if (known) return known
    const made = classify(text)
    if (text.length <= 40) {
      if (this.#memory.size >= memoryLimit) this.#memory.clear()
      this.#memory.set(text, made)
    }
    return made
  }
}
