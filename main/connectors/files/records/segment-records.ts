/** Segments of a text in the style of EDIFACT or X12: a tag and elements, each ended by a sign. */
import type { SegmentElement, SegmentWords } from '../../mapping/record-shape'
import { undecodable } from '../broken-record'
import { type FlatRecord, longestRecord, type RecordCutter } from './flat-record'
import { type SegmentSigns, signsKnownAfter, signsOf, statedSigns } from './segment-signs'

const tag = /^[A-Z][A-Z0-9]{1,2}$/

export class SegmentRecords implements RecordCutter<SegmentElement> {
  readonly #words: SegmentWords
  #signs: SegmentSigns | null = null
  #rest = ''
  #row = 1
  endless: number | null = null

  constructor(words: SegmentWords) {
    this.#words = words
  }

  push(text: string): FlatRecord<SegmentElement>[] {
    return this.#cut(this.#rest + text, false)
  }

  /** A segment that does not end is broken: what was to follow is missing. */
  end(): FlatRecord<SegmentElement>[] {
    const records = this.#cut(this.#rest, true)
    const left = this.#rest.trim()
    if (left !== '') records.push(this.#record(left, `…${this.#signs?.end ?? "'"}`))
    return records
  }

  #cut(text: string, last: boolean): FlatRecord<SegmentElement>[] {
    const records: FlatRecord<SegmentElement>[] = []
    let at = afterBlanks(text, 0)
    while (at < text.length) {
      // Another interchange of the same file may have other signs.
      const isStart = text.startsWith('UNA', at) || text.startsWith('ISA', at) || !this.#signs
      if (isStart) {
        if (text.length - at < signsKnownAfter && !last) break
        const start = text.slice(at, at + signsKnownAfter)
        this.#signs = signsOf(start, this.#words)
        const after = statedSigns(start)?.after ?? 0
        if (after > 0) this.#row += 1
        at = afterBlanks(text, at + after)
      }
      const end = this.#endOf(text, at)
      if (end < 0) break
      records.push(this.#record(text.slice(at, end), null))
      at = afterBlanks(text, end + 1)
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > longestRecord) this.endless = this.#row
    return records
  }

  #endOf(text: string, from: number): number {
    const { end = "'", release = '' } = this.#signs ?? {}
    let at = text.indexOf(end, from)
    while (at >= 0 && isReleased(text, at, from, release)) at = text.indexOf(end, at + 1)
    return at
  }

  #record(text: string, broken: string | null): FlatRecord<SegmentElement> {
    const row = this.#row
    this.#row += 1
    const { element = '+', component = ':', release = '' } = this.#signs ?? {}
    const elements = split(text, element, release)
    const type = (elements[0] ?? '').trim()
    const at = (place: string): string => {
      const [index, part] = place.split('.').map(Number)
      const whole = elements[index ?? 0] ?? ''
      const said = part === undefined ? whole : (split(whole, component, release)[part - 1] ?? '')
      return withoutRelease(said, release).trim()
    }
    return {
      row,
      type,
      text,
      broken: broken ?? (tag.test(type) ? (text.includes(undecodable) ? 'UTF-8' : null) : 'ABC'),
      cell({ segment, at: place, when = {} }) {
        if (segment !== undefined && segment !== type) return null
        const fits = Object.entries(when).every(([where, values]) =>
          [values].flat().includes(at(where)),
        )
        return fits ? at(place) : null
      },
    }
  }
}

/** Line ends between segments are for people. */
function afterBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && (text.charCodeAt(at) <= 32 || text[at] === '\ufeff')) at += 1
  return at
}

/** Whether an odd number of release characters stands before the sign at `at`. */
function isReleased(text: string, at: number, from: number, release: string): boolean {
  if (release === '') return false
  let count = 0
  for (let before = at - 1; before >= from && text[before] === release; before--) count += 1
  return count % 2 === 1
}

function split(text: string, separator: string, release: string): string[] {
  if (release === '' || !text.includes(release)) return text.split(separator)
  const parts: string[] = []
  let from = 0
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
    if (isReleased(text, at, from, release)) continue
    parts.push(text.slice(from, at))
    from = at + 1
  }
  return [...parts, text.slice(from)]
}

function withoutRelease(text: string, release: string): string {
  if (release === '' || !text.includes(release)) return text
  let plain = ''
  for (let at = 0; at < text.length; at++) {
    if (text[at] === release && at + 1 < text.length) at += 1
    plain += text[at]
  }
  return plain
}
