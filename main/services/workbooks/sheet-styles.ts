/** How an exported sheet looks: print colours, since a spreadsheet has one theme. */
import type { CellStyle } from '@main/connectors/workbook/book-shape'
import { cellFlags, type PeriodColumn } from '@shared/contract/planning-calls'
import type { MeasureUnit } from '@shared/model/measures/measure-shape'

const formats: Readonly<Record<MeasureUnit, string>> = {
  quantity: '#,##0;[Red]-#,##0',
  money: '#,##0;[Red]-#,##0',
  hours: '#,##0;[Red]-#,##0',
  days: '#,##0.0',
  share: '0.0%',
}

const ink = '1F2933'
const faint = '6B7785'
const line = 'D5DBE1'
const fills = {
  past: 'F0F2F4',
  heading: 'DCE6F2',
  current: 'FFE8B3',
  node: 'E9EEF4',
  editable: 'FFFBE0',
  barred: 'E4E4E7',
} as const

export const title: CellStyle = { bold: true, size: 14, colour: ink }
export const hint: CellStyle = { italic: true, colour: faint }
export const hiddenText: CellStyle = { colour: faint, quoted: true }
export const plain: CellStyle = {}

export const monthHeading = (kind: PeriodColumn['kind']): CellStyle => ({
  bold: true,
  align: 'right',
  line: faint,
  fill: kind === 'past' ? fills.past : kind === 'current' ? fills.current : fills.heading,
})
export const labelHeading: CellStyle = { bold: true, fill: fills.heading, line: faint }
export const nodeHeading = (depth: number): CellStyle => ({
  bold: true,
  fill: fills.node,
  indent: depth,
  quoted: true,
})
export const nodeFill: CellStyle = { fill: fills.node }
export const rowLabel = (indent: number): CellStyle => ({ indent, line, quoted: true })
export const rowFact: CellStyle = { colour: faint, line, quoted: true }

const kept = new Map<string, CellStyle>()

export interface CellLook {
  readonly unit: MeasureUnit
  readonly kind: PeriodColumn['kind']
  /** The row can be written at all. */
  readonly editable: boolean
  readonly flags: number
}

const barred = cellFlags.locked | cellFlags.fenced

/** True where somebody can write the cell in the plan. */
export const isOpen = ({ kind, editable, flags }: Omit<CellLook, 'unit'>): boolean =>
  editable && kind !== 'past' && (flags & barred) === 0

const bad = cellFlags.shortage | cellFlags.overloaded

/** The same object for the same look. */
export function cellStyle(look: CellLook): CellStyle {
  const { unit, kind, editable, flags } = look
  const key = `${unit} ${kind} ${editable} ${flags}`
  const known = kept.get(key)
  if (known) return known
  const open = isOpen(look)
  const closed = editable && kind !== 'past' && !open
  const fill = open
    ? fills.editable
    : closed
      ? fills.barred
      : kind === 'past'
        ? fills.past
        : undefined
  const colour = flags & bad ? 'B42318' : flags & cellFlags.edited ? '1D4ED8' : ink
  const style: CellStyle = {
    format: formats[unit],
    colour,
    line,
    bold: (flags & cellFlags.edited) !== 0,
    ...(fill ? { fill } : {}),
    ...(open ? { unlocked: true } : {}),
  }
  kept.set(key, style)
  return style
}
