/** The gap of a node in the columns the grids show: months, or what sums up several of them. */
import type { View } from '@shared/contract/planning-calls'
import { measureNamed } from '@shared/model/measures/measures'
import { totalOf } from '../../../grid/block-reader'
import { type ColumnsWanted, type TimeColumn, timeColumns } from '../../../grid/grid-columns'

export interface GapColumn {
  readonly column: TimeColumn
  readonly gap: number
  /** More is left than the target asks for. */
  readonly excess: boolean
  /** The month with the least in it: where a shortage is looked into. */
  readonly worst: string
}

/** From the current period on, in the order of time. */
export function gapColumns(block: View, wanted: ColumnsWanted): GapColumn[] {
  const { rows, periods, values } = block
  const rowOf = (measure: string): number => rows.findIndex((row) => row.measure === measure)
  const [gapRow, excessRow] = [rowOf('gap'), rowOf('excess')]
  const figure = (row: number, measure: string, column: TimeColumn): number => {
    if (row < 0) return 0
    const value =
      column.size === 'month'
        ? values[row * periods.length + column.index]
        : totalOf(block, row, column, measureNamed(measure))
    return value || 0
  }
  return timeColumns(periods, wanted)
    .flatMap(({ columns }) => columns)
    .filter(({ kind }) => kind !== 'past')
    .map((column) => {
      const gap = figure(gapRow, 'gap', column)
      const months = periods
        .map(({ period, kind }, at) => ({
          period,
          kind,
          gap: values[gapRow * periods.length + at] || 0,
        }))
        .slice(column.from, column.to)
        .filter(({ kind }) => kind !== 'past')
      const worst = months.reduce((least, one) => (one.gap < least.gap ? one : least), months[0]!)
      const excess = gap >= 0 && figure(excessRow, 'excess', column) > 0.5
      return { column, gap, excess, worst: worst.period }
    })
}
