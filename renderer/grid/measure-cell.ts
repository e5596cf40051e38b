/** The name of a measure with its unit, and a pencil where it can be written. */
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'
import { writeText } from './write-text'

type Params = ICellRendererParams<GridRow> & { readonly host: GridHost }

export class MeasureCell implements ICellRendererComp<GridRow> {
  private readonly gui = document.createElement('span')
  private readonly label = document.createElement('span')
  // Most labels have neither: each part costs time in every row that scrolls into sight.
  private caret: HTMLButtonElement | undefined
  private unit: HTMLSpanElement | undefined

  init(params: Params): void {
    this.gui.className = 'measure'
    this.label.className = 'measure-label'
    this.gui.append(this.label)
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.gui
  }

  refresh({ data, host }: Params): boolean {
    if (!data) return true
    const row = host.row(data)
    const { label, unit } = host.state.words.measure(row)
    if (data.names === 'node') {
      this.showNode(data, host)
      return true
    }
    if (this.caret) this.caret.hidden = true
    writeText(this.label, label)
    this.showUnit(row.editable && !host.state.closed ? `✎ ${unit}` : unit)
    this.gui.title = label
    this.gui.style.paddingInlineStart = `${8 + row.depth * 5}px`
    const { code, name } = host.state.words.node(row)
    this.gui.setAttribute('aria-label', [label, unit, code, name].filter(Boolean).join(', '))
    return true
  }

  /** Under the name of a measure the rows are nodes, with their carets. */
  private showNode(data: GridRow, host: GridHost): void {
    const row = host.row(data)
    const { words } = host.state
    const { code, name } = words.node(row)
    const text = [code, name].filter(Boolean).join(' ')
    if (data.expandable) {
      const caret = this.caretShown()
      writeText(caret, row.open ? '▾' : '▸')
      caret.setAttribute('aria-label', row.open ? words.collapse : words.expand)
      caret.setAttribute('aria-expanded', String(row.open))
      caret.onclick = () => host.state.onToggle(row)
    } else if (this.caret) this.caret.hidden = true
    writeText(this.label, text)
    const pencil = row.editable && !host.state.closed
    this.showUnit(pencil ? '✎' : row.partial ? words.partial : '')
    this.gui.title = row.partial ? `${text}\n${words.partialHint}` : text
    this.gui.style.paddingInlineStart = `${(data.expandable ? 0 : 16) + row.depth * 10}px`
    this.gui.setAttribute('aria-label', `${text}, ${words.measure(row).label}`)
  }

  private showUnit(text: string): void {
    if (!this.unit && text === '') return
    if (!this.unit) {
      this.unit = document.createElement('span')
      this.unit.className = 'measure-unit'
      this.gui.append(this.unit)
    }
    writeText(this.unit, text)
    this.unit.hidden = text === ''
  }

  private caretShown(): HTMLButtonElement {
    if (!this.caret) {
      this.caret = document.createElement('button')
      this.caret.type = 'button'
      this.caret.className = 'node-caret'
      this.caret.tabIndex = -1
      this.caret.addEventListener('mousedown', (event) => event.preventDefault())
      this.gui.prepend(this.caret)
    }
    this.caret.hidden = false
    return this.caret
  }
}
