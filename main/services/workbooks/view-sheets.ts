/** An opened view as a sheet: its rows in the order in which it shows them, in words. */
import type { Language } from '@shared/contract/app-calls'
import type { Bilingual } from '@shared/contract/call-shape'
import type { CommentThread } from '@shared/contract/comment-calls'
import type { View, ViewRow } from '@shared/contract/planning-calls'
import type { CheckedSheetView } from '@shared/contract/workbook-calls'
import { translate } from '@shared/messages/translate'
import type { MeasureUnit } from '@shared/model/measures/measure-shape'
import { measureNamed } from '@shared/model/measures/measures'
import type { OwnMeasure } from '@shared/model/measures/own-measures'
import { keyOfRow } from './row-key'
import type { SheetNote, SheetRow, ViewSheet } from './thread-shapes'

export interface SheetContext {
  readonly language: Language
  readonly currency: string
  readonly own: readonly OwnMeasure[]
  readonly threads: readonly CommentThread[]
  authorOf(person: string): string
}

const inLanguage = (name: Bilingual, language: Language): string =>
  language === 'zh-CN' ? name.zh : name.en

/** `2026-11` → `Nov 26`, `26年11月`. */
const headingOf = (period: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh-CN' ? 'zh-CN' : 'en-US', {
    year: '2-digit',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${period}-01T00:00:00Z`))

function isEmptyRow({ values, periods }: View, r: number): boolean {
  const row = values.subarray(r * periods.length, (r + 1) * periods.length)
  return row.every((value) => value === 0 || Number.isNaN(value))
}

/** Rows of the view, as its arrangement has them, with whether a heading stands above each. */
function arranged(view: View, spec: CheckedSheetView): { r: number; headed: boolean }[] {
  const wanted = spec.measures ?? [...new Set(view.rows.map(({ measure }) => measure))]
  const shown = (r: number): boolean => !(spec.hideEmpty && isEmptyRow(view, r))
  const nodes = Map.groupBy(view.rows.keys(), (r) => `${view.rows[r]!.level} ${view.rows[r]!.path}`)
  const ofNode = (rows: readonly number[], measure: string): number[] =>
    rows.filter((r) => view.rows[r]!.measure === measure && shown(r))
  const groups =
    spec.arrangement === 'measures'
      ? wanted.map((measure) => [...nodes.values()].flatMap((rows) => ofNode(rows, measure)))
      : [...nodes.values()].map((rows) => wanted.flatMap((measure) => ofNode(rows, measure)))
  return groups.flatMap((rows) => rows.map((r, at) => ({ r, headed: at === 0 })))
}

/** Moves the figures of the rows that are shown to the front of one block. */
export function sheetOfView(view: View, spec: CheckedSheetView, context: SheetContext): ViewSheet {
  const { language, currency } = context
  const own = new Map(context.own.map((measure) => [measure.key, measure]))
  const measureText = (key: string): string => {
    const mine = own.get(key)
    return mine ? inLanguage(mine.name, language) : translate(language, `measures.${key}`)
  }
  const unitOf = (key: string): MeasureUnit =>
    measureNamed(key)?.unit ?? own.get(key)?.unit ?? 'quantity'
  const unitText = (unit: MeasureUnit): string =>
    unit === 'money' ? currency : translate(language, `workbooks.unit_${unit}`)
  const nodeText = ({ level, name }: ViewRow): string =>
    level === 'total' ? translate(language, 'plan.total') : inLanguage(name, language)
  const byMeasure = spec.arrangement === 'measures'

  const { periods } = view
  const order = arranged(view, spec)
  const values = new Float64Array(order.length * periods.length)
  const flags = new Uint8Array(values.length)
  const rows = order.map(({ r, headed }, at): SheetRow => {
    const from = r * periods.length
    values.set(view.values.subarray(from, from + periods.length), at * periods.length)
    flags.set(view.flags.subarray(from, from + periods.length), at * periods.length)
    const row = view.rows[r]!
    const unit = unitOf(row.measure)
    const [outer, inner] = byMeasure
      ? [measureText(row.measure), nodeText(row)]
      : [nodeText(row), measureText(row.measure)]
    return {
      key: keyOfRow(row),
      label: inner,
      code: row.level === 'total' ? '' : row.code,
      unit,
      unitText: unitText(unit),
      depth: byMeasure ? row.depth : row.depth,
      heading: headed ? outer : null,
      editable: row.editable,
      partial: row.partial,
    }
  })
  return {
    side: spec.side,
    name: translate(language, `plan.${spec.side}`),
    rows,
    periods: periods.map((one) => ({ ...one, heading: headingOf(one.period, language) })),
    values,
    flags,
    notes: notesOf(rows, periods, context),
  }
}

function notesOf(
  rows: readonly SheetRow[],
  periods: View['periods'],
  { threads, authorOf }: SheetContext,
): SheetNote[] {
  const rowOf = new Map(rows.map(({ key }, at) => [key, at]))
  const periodOf = new Map(periods.map(({ period }, at) => [period, at]))
  return threads.flatMap(({ place, comments, resolved }) => {
    const row = rowOf.get(keyOfRow(place))
    const period = periodOf.get(place.period)
    if (row === undefined || period === undefined || resolved) return []
    const text = comments.map(
      ({ author, at, body }) => `${authorOf(author)} (${at.slice(0, 10)}): ${body}`,
    )
    return [{ row, period, author: authorOf(comments[0]?.author ?? ''), text: text.join('\n\n') }]
  })
}
