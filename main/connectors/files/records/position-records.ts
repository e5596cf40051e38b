/** Records whose columns stand at fixed positions: lines, or stretches of one length without ends of line. */
import type { PositionWords, Stretch } from '../../mapping/record-shape'
import { undecodable } from '../broken-record'
import { type FlatRecord, longestRecord, type RecordCutter } from './flat-record'
import type { PositionUnits } from './position-units'

export class PositionRecords implements RecordCutter<Stretch> {
  readonly #words: PositionWords
  readonly #units: PositionUnits
  /** Types that the mapping speaks of; null where records have none. */
  readonly #known: ReadonlySet<string> | null
  readonly #skipped: number
  readonly #borders: readonly number[]
  #rest = ''
  #row = 1
  /** Where only a number of bytes parts records, none can be told after bytes that fit no character: how many they were is not known. */
  #astray = false
  endless: number | null = null

  /** No value reaches over one of `borders` (positions at which a column begins) where they were guessed. */
  constructor(
    words: PositionWords,
    units: PositionUnits,
    skipLines: number,
    borders: readonly number[] = [],
  ) {
    this.#borders = borders
    this.#words = words
    this.#units = units
    this.#skipped = skipLines
    this.#known = words.type ? knownTypes(words) : null
  }

  push(text: string): FlatRecord<Stretch>[] {
    return this.#cut(this.#rest + text, false)
  }

  end(): FlatRecord<Stretch>[] {
    return this.#cut(this.#rest, true)
  }

  #cut(text: string, last: boolean): FlatRecord<Stretch>[] {
    return this.#words.lines ? this.#lines(text, last) : this.#stretches(text, last)
  }

  #lines(text: string, last: boolean): FlatRecord<Stretch>[] {
    const records: FlatRecord<Stretch>[] = []
    let at = 0
    while (at < text.length) {
      const end = text.indexOf('\n', at)
      if (end < 0 && !last) break
      const stop = end < 0 ? text.length : end
      const line = text.slice(at, stop)
      this.#take(line.endsWith('\r') ? line.slice(0, -1) : line, records)
      at = stop + 1
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > longestRecord) this.endless = this.#row
    return records
  }

  #stretches(text: string, last: boolean): FlatRecord<Stretch>[] {
    const { length = 0, counted_in: counted } = this.#words
    const records: FlatRecord<Stretch>[] = []
    let rest = text
    for (;;) {
      const end = this.#units.indexAfter(rest, length)
      if (end < 0) break
      const record = rest.slice(0, end)
      this.#take(record, records)
      if (counted === 'bytes' && record.includes(undecodable)) this.#astray = true
      rest = rest.slice(end)
    }
    this.#rest = rest
    // An end of line at the end of the file is no record.
    if (last && rest.trim() !== '') this.#take(rest, records)
    return records
  }

  #take(text: string, records: FlatRecord<Stretch>[]): void {
    const row = this.#row
    this.#row += 1
    // The sign by which old systems say that a file is over.
    if (row <= this.#skipped || text.trim() === '' || text === '\u001a') return
    const { type: place } = this.#words
    const type = place ? this.#at(text, place) : ''
    if (this.#words.pass.includes(type)) return
    records.push({
      row,
      type,
      text,
      broken: this.#whyBroken(text, type),
      cell: ({ record, from, length }) =>
        record !== undefined && record !== type ? null : this.#at(text, { from, length }),
    })
  }

  #whyBroken(text: string, type: string): string | null {
    const { length } = this.#words
    if (this.#astray) return 'UTF-8'
    const crossed = this.#borders.find((at) => this.#crosses(text, at - 1))
    if (crossed !== undefined) return `… | ${crossed}`
    if (this.#known && !this.#known.has(type)) return [...this.#known].join(' | ')
    if (text.includes(undecodable)) return 'UTF-8'
    if (length === undefined) return null
    const has = this.#units.length(text)
    return has === length ? null : `${length} (≠ ${has})`
  }

  /** Whether something stands on both sides of a border, or across it. */
  #crosses(text: string, before: number): boolean {
    const at = this.#units.indexAfter(text, before)
    if (at < 0) return false
    return (
      (isFilled(text[at - 1]) && isFilled(text[at])) ||
      this.#units.length(text.slice(0, at)) > before
    )
  }

  #at(text: string, { from, length }: Pick<Stretch, 'from' | 'length'>): string {
    const start = this.#units.indexAfter(text, from - 1)
    if (start < 0) return ''
    const end = this.#units.indexAfter(text, from + length - 1)
    return text.slice(start, end < 0 ? text.length : end).trim()
  }
}

const isFilled = (sign: string | undefined): boolean => sign !== undefined && sign !== ' '

function knownTypes({ levels = [], pass }: PositionWords): Set<string> {
  const types = new Set<string>()
  for (const { starts, ends, until, columns } of levels) {
    for (const type of [starts, ends, ...until]) if (type !== undefined) types.add(type)
    for (const place of Object.values(columns).flat())
      if (place.record !== undefined) types.add(place.record)
  }
  for (const type of pass) types.add(type)
  return types
}
