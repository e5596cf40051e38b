/** What a pasted block would write where, before anything is sent. */
import { cellFlags } from '@shared/contract/planning-calls'
import { pasteSize, type Size } from '../../../grid/clipboard/paste-size'
import type { GridArea, GridEdit } from '../../../grid/grid-edit'
import { cellBar, oncePerCell } from './cell-bar'
import type { ManyCells, RefusedCell } from './many-cells'
import { localeOfTable, pastedEntry } from './pasted-entry'

export interface PastePlan extends ManyCells {
  readonly block: Size
  readonly selected: Size
  /** The block is neither as large as the selection nor fits into it several times. */
  readonly differs: boolean
  /** Numbers were read in another way than the planner's language writes them. */
  readonly otherMark: boolean
  /** Blank cells of the block that would take back what was typed. */
  readonly clears: number
}

const widest = (table: readonly (readonly string[])[]): number =>
  table.reduce((width, row) => Math.max(width, row.length), 0)

export function planPaste(
  table: readonly (readonly string[])[],
  area: GridArea,
  language: string,
): PastePlan {
  const block = { height: table.length, width: widest(table) }
  const selected = { height: area.height, width: area.width }
  const { height, width, differs } = pasteSize(block, selected)
  const locale = localeOfTable(table, language)
  const edits: GridEdit[] = []
  const refused: RefusedCell[] = []
  const refuse = (r: number, c: number, text: string, refusal: RefusedCell['refusal']): void => {
    refused.push({ row: area.rows[r], period: area.columns[c] ?? undefined, text, refusal })
  }
  for (let r = 0; r < height; r++)
    for (let c = 0; c < width; c++) {
      const text = table[r % block.height]?.[c % block.width]
      // A short row of the block says nothing about the cells behind it.
      if (text === undefined) continue
      const row = area.rows[r]
      const period = area.columns[c]
      if (row && period === null) {
        if (text.trim() !== '') refuse(r, c, text, { by: 'cell', reason: 'summedUp' })
        continue
      }
      if (!row || !period) {
        if (text.trim() !== '') refuse(r, c, text, { by: 'cell', reason: 'beyondGrid' })
        continue
      }
      const flags = area.flags(r, c)
      const bar = cellBar(row, period, flags)
      const read = pastedEntry(text, locale)
      if (bar !== null) {
        if (text.trim() !== '') refuse(r, c, text, { by: 'cell', reason: bar })
      } else if (read.ok) edits.push({ row, period, entry: read.entry, flags })
      else refuse(r, c, text, { by: 'text', reason: read.reason })
    }
  const once = oncePerCell(edits)
  return {
    kind: 'paste',
    locale,
    edits: once,
    refused,
    block,
    selected,
    differs,
    otherMark: locale !== language,
    clears: once.filter(({ entry, flags }) => entry === '' && flags & cellFlags.edited).length,
  }
}

/** Whether the planner should see it first. */
export const wantsLook = (plan: PastePlan): boolean =>
  plan.differs || plan.otherMark || plan.refused.length > 0 || plan.clears > 0

/** The same without the blanks of the block. */
export const withoutBlanks = <T extends ManyCells>(cells: T): T => ({
  ...cells,
  edits: cells.edits.filter(({ entry }) => entry !== ''),
})
