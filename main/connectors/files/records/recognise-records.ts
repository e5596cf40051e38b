/** Tells by its first lines that a text holds records instead of cells: segments of EDIFACT or X12, or columns by position. */
import { numberForm } from '@shared/model/value-forms/number-form'
import type { PositionWords } from '../../mapping/record-shape'
import { guessPositions } from './guess-positions'
import { characters } from './position-units'
import { type SegmentSigns, statedSigns } from './segment-signs'

export interface RecognisedRecords {
  readonly kind: 'edifact' | 'x12' | 'fixed_width'
  /** Message or set with its version, as the text has it: `ORDERS D.96A`, `850 004010`. */
  readonly type: string | null
  /** The mapping that ships for it. */
  readonly mapping: string | null
  /** How it is read where no mapping is needed: its heading shows the columns. */
  readonly words?: PositionWords
}

const usual: SegmentSigns = { end: "'", element: '+', component: ':', release: '?' }

/** The elements of the first segment with that tag. */
function elementsOf(text: string, tag: string, { end, element }: SegmentSigns): string[] | null {
  const segment = text.split(end).find((one) => one.trimStart().startsWith(tag + element))
  return segment === undefined ? null : segment.trim().split(element)
}

function edifact(text: string): RecognisedRecords {
  const signs = statedSigns(text)?.signs ?? usual
  const header = elementsOf(text, 'UNH', signs)
  const [message = '', version = '', release = ''] = (header?.[2] ?? '').split(signs.component)
  const type = [message, [version, release].filter((one) => one !== '').join('.')]
  return {
    kind: 'edifact',
    type: type.filter((one) => one !== '').join(' ') || null,
    mapping: message === 'ORDERS' ? 'edifact_orders' : null,
  }
}

function x12(text: string): RecognisedRecords {
  const signs = statedSigns(text)?.signs ?? { ...usual, end: '~', element: text[3] ?? '*' }
  const set = elementsOf(text, 'ST', signs)?.[1]?.trim() ?? ''
  const version = elementsOf(text, 'GS', signs)?.[8]?.trim() ?? ''
  return {
    kind: 'x12',
    type: [set, version].filter((one) => one !== '').join(' ') || null,
    mapping: set === '850' ? 'x12_orders' : null,
  }
}

const sampleLines = 100
const delimiters = [',', ';', '\t', '|']
const stockHeader = /^H.{10}\d{8}\s*$/
const stockLine = /^D.{18}[\d +-]{36}.{0,3}\s*$/

/** Whether the first lines are cut into cells by one sign: half of them hold it. */
const hasDelimiter = (lines: readonly string[]): boolean =>
  delimiters.some((sign) => lines.filter((line) => line.includes(sign)).length * 2 >= lines.length)

function fixedWidth(text: string): RecognisedRecords | null {
  const all = text.split('\n').map((line) => line.replace(/\r$/, ''))
  // The last line may be cut where the sample ends.
  const lines = all.slice(0, Math.min(all.length - 1, sampleLines)).filter((l) => l.trim() !== '')
  if (lines.length < 3) return null
  const [first = ''] = lines
  const found = { kind: 'fixed_width', type: null } as const
  if (stockHeader.test(first) && lines.some((line) => stockLine.test(line)))
    return { ...found, mapping: 'fixed_width_stock' }
  if (hasDelimiter(lines)) return null
  const words = { by: 'position', lines: true, counted_in: 'characters', pass: [] } as const
  const guessed = guessPositions(text, 0, { ...words, pass: [] }, characters)
  const names = Object.keys(guessed?.words.levels?.[0]?.columns ?? {})
  const named = !names.some((name) => numberForm(name) !== null)
  if (named && names.length >= 3) return { ...found, mapping: null, words: { ...words, pass: [] } }
  const even = lines.length >= 5 && lines.every((line) => line.length === first.length)
  return even && first.length >= 20 && lines.every((line) => /\S\s+\S/.test(line.trim()))
    ? { ...found, mapping: null }
    : null
}

/** What the text that begins so is; null where it is cut into cells. */
export function recogniseRecords(start: string): RecognisedRecords | null {
  const text = start.replace(/^\ufeff/, '').trimStart()
  if (/^(?:UNA.{4,5}\S?\s*UN[BGH]|UN[BGH]\+)/.test(text)) return edifact(text)
  if (/^ISA[^A-Za-z0-9\s]/.test(text)) return x12(text)
  return fixedWidth(start.replace(/^\ufeff/, ''))
}
