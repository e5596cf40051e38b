/** Copying a selection and pasting onto it, by the browser's own clipboard events: they need no permission. */
import { disarmed } from '@shared/codec/formula-text'
import { decimalMarkOf } from '@shared/model/cell-entry/decimal-mark'
import { readTable } from '../clipboard/read-table'
import { plainNumber, tableHtml, tableText } from '../clipboard/write-table'
import type { GridArea } from '../grid-edit'
import type { GridHost } from '../grid-host'
import type { GridRange } from './grid-range'

/** What of the plan stands before the figures where headings are copied too. */
const labelColumns = 3

export class RangeClipboard {
  private readonly listening = new AbortController()

  constructor(
    section: HTMLElement,
    private readonly range: GridRange,
    private readonly host: GridHost,
  ) {
    const { signal } = this.listening
    section.addEventListener('copy', (event) => this.copied(event), { signal })
    section.addEventListener('paste', (event) => this.pasted(event), { signal })
  }

  remove(): void {
    this.listening.abort()
  }

  /** Where no key of the browser does it. It copies only where a text is marked, so one is, for that long. */
  copy(withHeadings: boolean): void {
    const marked = document.createElement('textarea')
    marked.value = ' '
    marked.ariaHidden = 'true'
    marked.className = 'copy-mark'
    document.body.append(marked)
    marked.select()
    const put = (event: ClipboardEvent): void => this.put(event, withHeadings)
    document.addEventListener('copy', put, { capture: true, once: true })
    document.execCommand('copy')
    document.removeEventListener('copy', put, { capture: true })
    marked.remove()
  }

  paste(text: string): void {
    const area = this.area()
    if (area && text !== '') this.host.state.onPaste?.(readTable(text), area)
  }

  /** The selected cells, row by row. */
  rows(withHeadings: boolean): string[][] {
    const { bounds, cells } = this.range
    if (!bounds) return []
    const { words } = this.host.state
    const mark = decimalMarkOf(words.locale)
    const columns = Array.from(
      { length: bounds.right - bounds.left + 1 },
      (_, k) => bounds.left + k,
    )
    const rows = cells.figureRows(bounds.top, bounds.bottom).map((row) => {
      const figures = columns.map((column) => plainNumber(cells.value(row, column), mark))
      const of = withHeadings ? cells.viewRow(row) : undefined
      if (!of) return figures
      const { code, name } = words.node(of)
      // Names come from outside: a spreadsheet must not take one for a formula.
      return [...[code, name, words.measure(of).label].map(disarmed), ...figures]
    })
    if (!withHeadings) return rows
    const periods = columns.map((column) => cells.columns[column]?.getColId().slice(2) ?? '')
    return [[...Array.from({ length: labelColumns }, () => ''), ...periods], ...rows]
  }

  private copied(event: ClipboardEvent): void {
    this.range.follow()
    if (!this.isEditor(event)) this.put(event, false)
  }

  private put(event: ClipboardEvent, withHeadings: boolean): void {
    if (!this.range.bounds || !event.clipboardData) return
    const rows = this.rows(withHeadings)
    event.clipboardData.setData('text/plain', tableText(rows))
    event.clipboardData.setData('text/html', tableHtml(rows))
    event.preventDefault()
    this.range.overlay.show('copied', this.range.bounds)
  }

  private pasted(event: ClipboardEvent): void {
    this.range.follow()
    if (this.isEditor(event)) return
    event.preventDefault()
    this.paste(event.clipboardData?.getData('text/plain') ?? '')
  }

  private isEditor({ target }: Event): boolean {
    return target instanceof HTMLInputElement
  }

  /** From the top left of the selection to the end of the grid. */
  private area(): GridArea | null {
    const { bounds, cells } = this.range
    if (!bounds) return null
    const rows = cells.figureRows(bounds.top, cells.lastRow)
    const columns = cells.columns.map((_, column) => column).slice(bounds.left)
    return {
      rows: rows.flatMap((row) => cells.viewRow(row) ?? []),
      columns: columns.map((column) => cells.period(column) ?? null),
      height: cells.figureRows(bounds.top, bounds.bottom).length,
      width: bounds.right - bounds.left + 1,
      value: (row, column) => cells.value(rows[row] ?? -1, columns[column] ?? -1),
      flags: (row, column) => cells.flags(rows[row] ?? -1, columns[column] ?? -1),
    }
  }
}
