/** Which cells of a block have open comments, and which others changed since the last visit. */
import type { CellPlace, ViewRow } from '@shared/contract/planning-calls'
import { rowPlaceKey } from '@shared/model/place-key'
import { useMemo } from 'react'
import { type CellMarks, noMarks } from '../../grid/cell-marks'
import { rowKey } from '../../grid/grid-row'
import { useChangesSince, useThreads } from './note-queries'

type Periods = Map<string, Set<string>>

function add(to: Periods, key: string, period: string): void {
  const known = to.get(key)
  if (known) known.add(period)
  else to.set(key, new Set([period]))
}

/** A number written on a line shows on the line and its item, in what was written and in what follows from it. */
function shownAt({ where, measure, period }: CellPlace, to: Periods): void {
  const { item = '' } = where
  for (const place of [where, { item }])
    for (const shown of measure === 'override' ? ['override', 'consensus_demand'] : [measure])
      add(to, rowPlaceKey(place, shown), period)
}

/** Marks by place, brought to the rows of a block. */
export function marksOfRows(
  rows: readonly ViewRow[],
  commented: readonly CellPlace[],
  changed: readonly CellPlace[],
): CellMarks {
  if (commented.length + changed.length === 0) return noMarks
  const said: Periods = new Map()
  const written: Periods = new Map()
  for (const { where, measure, period } of commented) add(said, rowPlaceKey(where, measure), period)
  for (const place of changed) shownAt(place, written)
  const marks = {
    commented: new Map<string, Set<string>>(),
    changed: new Map<string, Set<string>>(),
  }
  for (const row of rows) {
    const key = rowPlaceKey(row.where, row.measure)
    const saidHere = said.get(key)
    const writtenHere = written.get(key)
    if (saidHere) marks.commented.set(rowKey(row), saidHere)
    if (writtenHere) marks.changed.set(rowKey(row), writtenHere)
  }
  return marks
}

const none: readonly ViewRow[] = []

export function useCellMarks(scenario: string, rows: readonly ViewRow[] = none): CellMarks {
  const threads = useThreads(scenario).data
  const cells = useChangesSince(scenario).data?.cells
  return useMemo(
    () =>
      marksOfRows(
        rows,
        (threads ?? []).filter(({ resolved }) => resolved === null).map(({ place }) => place),
        cells ?? [],
      ),
    [rows, threads, cells],
  )
}
