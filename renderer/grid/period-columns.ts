/** Columns of months, quarters and years, in groups by year. Cells are plain text with classes: nothing is rendered by React. */
import type { CellClassParams, ColDef, ColGroupDef } from 'ag-grid-community'
import { cellClasses } from './cell-classes'
import { EntryEditor } from './entry-editor'
import type { TimeColumn, YearColumns } from './grid-columns'
import type { GridHost } from './grid-host'
import { gridKeys } from './grid-keys'
import type { GridRow } from './grid-row'
import type { GridWords } from './plan-block'
import { YearHeading } from './year-heading'

/** Those that look like any other month have no class for it: each costs time in every cell that scrolls into sight. */
const columnClasses = (
  kind: TimeColumn['kind'],
  size: TimeColumn['size'],
  barred: string,
): readonly string[] => [
  'period-cell',
  ...(kind === 'future' ? [] : [`period-${kind}`]),
  ...(size === 'month' ? [] : [`size-${size}`]),
  ...barred.split(' ').filter(Boolean),
]

const classesIn =
  (host: GridHost, column: number, same: readonly string[]) =>
  ({ data }: CellClassParams<GridRow>): string[] =>
    data ? [...same, ...cellClasses(host, data, column)] : [...same]

const timeColumn = (
  host: GridHost,
  { id, kind, size, index: column }: TimeColumn,
  width: number,
  barred: string,
): ColDef<GridRow> => ({
  colId: id,
  headerClass: `period-head period-${kind} size-${size} ${barred}`,
  cellClass: classesIn(host, column, columnClasses(kind, size, barred)),
  initialWidth: size === 'month' ? width : Math.round(width * 1.15),
  minWidth: 52,
  valueGetter: ({ data }) => (data ? host.value(data, column) : null),
  valueFormatter: ({ data, value }) =>
    data && typeof value === 'number' ? host.textOf(data, value) : '',
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

export interface BarredPeriods {
  /** Months from the current one on that nobody of this role may write, and that recalculation leaves alone. */
  readonly fenced: ReadonlySet<string>
  readonly frozen: ReadonlySet<string>
}

const barredClass = ({ period, size }: TimeColumn, { fenced, frozen }: BarredPeriods): string =>
  size !== 'month'
    ? ''
    : [fenced.has(period) ? 'column-fenced' : '', frozen.has(period) ? 'column-frozen' : ''].join(
        ' ',
      )

const nameOf = ({ size, period }: TimeColumn, words: GridWords): string =>
  size === 'month'
    ? words.period(period)
    : size === 'quarter'
      ? words.quarter(period)
      : words.yearTotal

export function periodColumns(
  host: GridHost,
  years: readonly YearColumns[],
  words: GridWords,
  width: number,
  /** Whole years are all there is: nothing unfolds. */
  fixed: boolean,
  barred: BarredPeriods,
): ColGroupDef<GridRow>[] {
  return years.map(({ year, folded, columns }) => ({
    groupId: `year:${year}`,
    headerName: words.year(year),
    headerClass: 'year-head',
    headerGroupComponent: YearHeading,
    headerGroupComponentParams: { host, year, folded, fixed },
    marryChildren: true,
    children: columns.map((column) => ({
      ...timeColumn(host, column, width, barredClass(column, barred)),
      headerName: nameOf(column, words),
    })),
  }))
}
