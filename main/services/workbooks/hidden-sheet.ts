/** The hidden sheet of an exported workbook: where it comes from, what each row held, and a checksum over all of it. */
import { createHash } from 'node:crypto'
import type { Side } from '@shared/contract/planning-calls'
import { sides } from '@shared/contract/planning-calls'
import { type Provenance, provenance } from '@shared/contract/workbook-calls'
import { z } from 'zod'
import type { BookOfViews, ViewSheet } from './thread-shapes'

export const hiddenSheetName = 'evenkeel'
/** What the first cell of the hidden sheet says. */
export const hiddenMark = 'evenkeel:workbook'
/** First cell of the row of keys on a visible sheet. */
export const markOfSide = (side: Side): string => `evenkeel:${side}`

export interface ExportedRow {
  readonly key: string
  readonly label: string
  readonly code: string
  readonly editable: boolean
  readonly partial: boolean
  /** By period of its sheet; null where there was no figure. */
  readonly values: readonly (number | null)[]
}

export interface ExportedSheet {
  readonly side: Side
  readonly name: string
  readonly periods: readonly string[]
  /** In the order in which they were written. */
  readonly rows: readonly ExportedRow[]
}

const sheetLine = z.object({ side: z.enum(sides), name: z.string(), periods: z.array(z.string()) })
const none = '-'

const valuesText = ({ values, periods }: ViewSheet, row: number): string => {
  const start = row * periods.length
  return Array.from(values.subarray(start, start + periods.length), (value) =>
    Number.isFinite(value) ? String(value) : none,
  ).join(' ')
}

const flagsText = (editable: boolean, partial: boolean): string =>
  `${editable ? 'e' : ''}${partial ? 'p' : ''}` || none

/** What comes back from a file as it went in: without characters that a workbook cannot hold, or changes. */
const plainText = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')

/** Lines of texts, the checksum last. `nameOf` is what a sheet is called in the file. */
export function* hiddenLines(
  { provenance: from, sheets }: BookOfViews,
  nameOf: (sheet: number) => string,
): Generator<readonly string[]> {
  const hash = createHash('sha256')
  const told = (texts: readonly string[]): readonly string[] => {
    const line = texts.map(plainText)
    hash.update(`${line.join('\t')}\n`)
    return line
  }
  yield told([hiddenMark, JSON.stringify(from)])
  for (const [at, sheet] of sheets.entries()) {
    const { side, periods, rows } = sheet
    const head = { side, name: nameOf(at), periods: periods.map(({ period }) => period) }
    yield told(['sheet', JSON.stringify(head)])
    for (const [r, { key, label, code, editable, partial }] of rows.entries())
      yield told(['row', key, flagsText(editable, partial), code, label, valuesText(sheet, r)])
  }
  yield ['checksum', hash.digest('hex')]
}

export type HiddenRead =
  | {
      readonly ok: true
      readonly provenance: Provenance
      readonly sheets: readonly ExportedSheet[]
    }
  | { readonly ok: false; readonly reason: 'provenance_altered' | 'newer_format' }

const numberOf = (text: string): number | null => (text === none ? null : Number(text))

/** Reads the lines back; refuses them where anything was changed. */
export function readHiddenLines(lines: Iterable<readonly string[]>): HiddenRead {
  const altered = { ok: false, reason: 'provenance_altered' } as const
  const hash = createHash('sha256')
  const sheets: (Omit<ExportedSheet, 'rows'> & { rows: ExportedRow[] })[] = []
  let from: unknown
  let checked = false
  try {
    for (const line of lines) {
      const [kind, ...rest] = line
      if (kind === 'checksum') {
        checked = hash.digest('hex') === rest[0]
        break
      }
      hash.update(`${line.join('\t')}\n`)
      if (kind === hiddenMark) from = JSON.parse(rest[0] ?? '')
      if (kind === 'sheet') sheets.push({ ...sheetLine.parse(JSON.parse(rest[0] ?? '')), rows: [] })
      if (kind === 'row') sheets.at(-1)?.rows.push(rowOf(rest))
    }
  } catch {
    return altered
  }
  const { format } = z.object({ format: z.number() }).safeParse(from).data ?? { format: 0 }
  if (format > 1) return { ok: false, reason: 'newer_format' }
  const known = provenance.safeParse(from)
  return checked && known.success ? { ok: true, provenance: known.data, sheets } : altered
}

const rowOf = ([key = '', flags = '', code = '', label = '', values = '']: readonly string[]) => ({
  key,
  label,
  code,
  editable: flags.includes('e'),
  partial: flags.includes('p'),
  values: values.split(' ').map(numberOf),
})
