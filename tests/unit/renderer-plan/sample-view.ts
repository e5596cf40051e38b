/** A small view for the tests of the plan screen. */
import type { Patch, View, ViewRow } from '@shared/contract/planning-calls'

export const periods = ['2026-10', '2026-11', '2026-12']

const row = (level: ViewRow['level'], code: string, measure: string, more = {}): ViewRow => ({
  id: `${level}:${code}:${measure}`,
  where: { family: 'F', ...(level === 'family' ? {} : { [level]: code }) },
  level,
  path: level === 'family' ? '' : code,
  code,
  name: { zh: code, en: code },
  depth: level === 'family' ? 0 : 1,
  measure,
  editable: measure === 'override',
  expandable: false,
  open: false,
  partial: false,
  ...more,
})

/** Two nodes of two measures; figures count up from 0. */
export function sampleView(view = 'v1', position = 5): View {
  const rows = [
    row('family', 'F', 'baseline'),
    row('family', 'F', 'override'),
    row('item', 'A', 'baseline', { expandable: true }),
    row('item', 'A', 'override'),
  ]
  return {
    view,
    scenario: 'base',
    position,
    periods: periods.map((period, at) => ({
      period,
      kind: (['past', 'current', 'future'] as const)[at]!,
    })),
    rows,
    values: Float64Array.from({ length: rows.length * periods.length }, (_, i) => i),
    flags: new Uint8Array(rows.length * periods.length),
  }
}

export const patchOf = (view: string, position: number, cells: Record<number, number>): Patch => {
  const index = Uint32Array.from(Object.keys(cells), Number)
  return {
    view,
    position,
    index,
    values: Float64Array.from(index, (cell) => cells[cell]!),
    flags: Uint8Array.from(index, () => 1),
  }
}
