/** The editor of a cell: one line of text. It stays open, and says why, for as long as the text is no entry. */
import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community'
import { EntryFault } from './entry-fault'
import { moveFocus } from './grid-focus'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'

type Params = ICellEditorParams<GridRow> & { readonly host: GridHost }

/** As planners type it: no separators, no more decimals than anybody means. */
const plain = (value: unknown): string =>
  typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : ''

const printable = (key: string | null): key is string => key !== null && [...key].length === 1

export class EntryEditor implements ICellEditorComp<GridRow> {
  private readonly gui = document.createElement('input')
  private readonly fault = new EntryFault(this.gui)
  private params!: Params
  private initial = ''
  /** Started by typing: arrows then leave the cell, as in a spreadsheet; after F2 they move the caret. */
  private typing = false
  private ended = false

  init(params: Params): void {
    this.params = params
    this.initial = plain(params.value)
    const { host, eventKey } = params
    const typed = host.startEmpty ? '' : printable(eventKey) ? eventKey : null
    host.startEmpty = false
    this.typing = typed !== null
    this.gui.value = typed ?? this.initial
    this.gui.className = 'entry-editor'
    this.gui.spellcheck = false
    this.gui.autocomplete = 'off'
    this.gui.setAttribute(
      'aria-label',
      params.host.state.words.measure(params.host.row(params.data)).label,
    )
    this.gui.addEventListener('keydown', (event) => this.onKey(event))
    this.gui.addEventListener('input', () => this.fault.clear())
    this.gui.addEventListener('blur', () => this.onLeave())
  }

  getGui(): HTMLElement {
    return this.gui
  }

  afterGuiAttached(): void {
    this.gui.focus()
    this.gui.setSelectionRange(this.gui.value.length, this.gui.value.length)
  }

  getValue(): string {
    return this.gui.value
  }

  /** Left as it was: nothing to send. */
  isCancelAfterEnd(): boolean {
    return this.gui.value === this.initial
  }

  getValidationErrors(): string[] | null {
    const reason = this.reason()
    return reason === null ? null : [reason]
  }

  destroy(): void {
    this.ended = true
    this.fault.clear()
  }

  private reason(): string | null {
    return this.gui.value === this.initial ? null : this.params.host.state.faultOf(this.gui.value)
  }

  /** A click elsewhere accepts what is an entry, and comes back to what is none. */
  private onLeave(): void {
    // Another window in front is no decision about the text.
    if (this.ended || !document.hasFocus()) return
    const reason = this.reason()
    // Later: the grid is still busy with the click that took the focus.
    setTimeout(() => {
      if (this.ended) return
      if (reason === null) {
        this.params.stopEditing(true)
        return
      }
      this.params.api.setFocusedCell(this.row, this.params.column)
      this.gui.focus()
      this.fault.show(reason)
    })
  }

  private onKey(event: KeyboardEvent): void {
    // An input method is still composing: Enter and arrows are its own.
    if (event.isComposing || event.altKey) return
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'Enter') this.enterOver(event)
      return
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      this.leave(true)
      return
    }
    const step = this.stepOf(event)
    if (!step) return
    if (!this.accepts(event)) return
    const { range } = this.params.host
    if (range && !range.isSingle && (event.key === 'Enter' || event.key === 'Tab')) {
      this.leave(false)
      range.advance(event.key === 'Enter', event.shiftKey ? -1 : 1)
    } else this.moveOn(step.rows, step.columns)
  }

  /** Straight to the next cell: each element that gets the focus has the page laid out again, so the one in between does not. */
  private moveOn(rows: number, columns: number): void {
    const { api, column, host } = this.params
    this.send()
    this.ended = true
    moveFocus(host, rows, columns, { rowIndex: this.row, column })
    api.stopEditing(true)
  }

  /** The key is the editor's; false where the text is no entry, and says so. */
  private accepts(event: KeyboardEvent): boolean {
    event.preventDefault()
    event.stopPropagation()
    const reason = this.reason()
    if (reason !== null) this.fault.show(reason)
    return reason === null
  }

  /** Ctrl+Enter: the text goes into every selected cell. */
  private enterOver(event: KeyboardEvent): void {
    if (!this.accepts(event)) return
    const text = this.gui.value
    this.leave(true)
    this.params.host.commands?.enter(text)
  }

  /** Ends the editor with the cursor on its cell. */
  private leave(cancel: boolean): void {
    const { api, column } = this.params
    if (!cancel) this.send()
    api.stopEditing(true)
    api.setFocusedCell(this.row, column)
  }

  /** Where its row stands now: others may have come or gone above it since the editor opened. */
  private get row(): number {
    return this.params.node.rowIndex ?? this.params.rowIndex
  }

  /** Before the grid tidies up after its editor: the services work at the plan meanwhile. */
  private send(): void {
    const { host, node, column } = this.params
    const period = host.columnAt(column.getColId())
    if (node.data && period && !this.isCancelAfterEnd())
      host.edit(node.data, period.index, this.gui.value)
  }

  private stepOf({ key, shiftKey }: KeyboardEvent): { rows: number; columns: number } | null {
    switch (key) {
      case 'Enter':
        return { rows: shiftKey ? -1 : 1, columns: 0 }
      case 'Tab':
        return { rows: 0, columns: shiftKey ? -1 : 1 }
      case 'ArrowDown':
        return { rows: 1, columns: 0 }
      case 'ArrowUp':
        return { rows: -1, columns: 0 }
      case 'ArrowLeft':
        return this.typing ? { rows: 0, columns: -1 } : null
      case 'ArrowRight':
        return this.typing ? { rows: 0, columns: 1 } : null
      default:
        return null
    }
  }
}
