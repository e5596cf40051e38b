/** One column a period, in groups by year. Cells are plain text with classes: nothing is rendered by React. */
import { cellFlags, type PeriodColumn } from '@shared/contract/planning-calls'
import type { CellClassRules, ColDef, ColGroupDef } from 'ag-grid-community'
import { EntryEditor } from './entry-editor'
import type { GridHost } from './grid-host'
import { gridKeys } from './grid-keys'
import type { GridRow } from './grid-row'
import { columnOf } from './period-column-id'
import type { GridWords } from './plan-block'

const flagClasses: readonly (readonly [string, number])[] = [
  ['cell-shortage', cellFlags.shortage],
  ['cell-excess', cellFlags.excess],
  ['cell-overloaded', cellFlags.overloaded],
  ['cell-edited', cellFlags.edited],
  ['cell-driven', cellFlags.driven],
  ['cell-locked', cellFlags.locked],
  ['cell-fenced', cellFlags.fenced],
  ['cell-frozen', cellFlags.frozen],
]

function classRules(host: GridHost, column: number): CellClassRules<GridRow> {
  const rules: CellClassRules<GridRow> = {
    'cell-editable': ({ data }) => data !== undefined && host.canEdit(data, column),
    'cell-zero': ({ data }) => data !== undefined && host.value(data, column) === 0,
    'cell-below': ({ data }) => data !== undefined && (host.value(data, column) ?? 0) < 0,
  }
  for (const mark of ['commented', 'changed'] as const)
    rules[`cell-${mark}`] = ({ data }) => data !== undefined && host.isMarked(mark, data, column)
  for (const [name, flag] of flagClasses)
    rules[name] = ({ data }) => data !== undefined && (host.flags(data, column) & flag) !== 0
  return rules
}

const periodColumn = (
  host: GridHost,
  period: PeriodColumn,
  column: number,
  width: number,
): ColDef<GridRow> => ({
  colId: columnOf(period.period),
  headerClass: `period-head period-${period.kind}`,
  cellClass: `period-cell period-${period.kind}`,
  cellClassRules: classRules(host, column),
  initialWidth: width,
  minWidth: 52,
  valueGetter: ({ data }) => (data ? host.value(data, column) : null),
  valueFormatter: ({ data, value }) =>
    data && typeof value === 'number' ? host.state.words.cell(value, host.row(data)) : '',
  editable: ({ data }) => data !== undefined && host.canEdit(data, column),
  cellEditor: EntryEditor,
  cellEditorParams: { host },
  // The plan changes when the services say so; a typed text is only sent on.
  valueParser: ({ newValue }) => newValue,
  valueSetter: ({ data, newValue }) => {
    host.edit(data, column, String(newValue ?? ''))
    return false
  },
  suppressKeyboardEvent: gridKeys(host, column),
})

export function periodColumns(
  host: GridHost,
  periods: readonly PeriodColumn[],
  words: GridWords,
  width: number,
): ColGroupDef<GridRow>[] {
  const years = Map.groupBy(
    periods.map((period, column) => ({ period, column })),
    ({ period }) => period.period.slice(0, 4),
  )
  return [...years].map(([year, members]) => ({
    groupId: `y:${year}`,
    headerName: words.year(year),
    headerClass: 'year-head',
    marryChildren: true,
    children: members.map(({ period, column }) => ({
      ...periodColumn(host, period, column, width),
      headerName: words.period(period.period),
    })),
  }))
}
