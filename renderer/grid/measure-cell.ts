/** The name of a measure with its unit, and a pencil where it can be written. */
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'

type Params = ICellRendererParams<GridRow> & { readonly host: GridHost }

export class MeasureCell implements ICellRendererComp<GridRow> {
  private readonly caret = document.createElement('button')
  private readonly gui = document.createElement('span')
  private readonly label = document.createElement('span')
  private readonly unit = document.createElement('span')

  init(params: Params): void {
    this.gui.className = 'measure'
    this.label.className = 'measure-label'
    this.unit.className = 'measure-unit'
    this.caret.type = 'button'
    this.caret.className = 'node-caret'
    this.caret.tabIndex = -1
    this.caret.addEventListener('mousedown', (event) => event.preventDefault())
    this.gui.append(this.caret, this.label, this.unit)
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
    this.caret.hidden = true
    this.label.textContent = label
    this.unit.textContent = row.editable && !host.state.closed ? `✎ ${unit}` : unit
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
    this.caret.hidden = !data.expandable
    this.caret.textContent = row.open ? '▾' : '▸'
    this.caret.setAttribute('aria-label', row.open ? words.collapse : words.expand)
    this.caret.setAttribute('aria-expanded', String(row.open))
    this.caret.onclick = () => host.state.onToggle(row)
    this.label.textContent = text
    const pencil = row.editable && !host.state.closed
    this.unit.textContent = pencil ? '✎' : row.partial ? words.partial : ''
    this.gui.title = row.partial ? `${text}\n${words.partialHint}` : text
    this.gui.style.paddingInlineStart = `${(data.expandable ? 0 : 16) + row.depth * 10}px`
    this.gui.setAttribute('aria-label', `${text}, ${words.measure(row).label}`)
  }
}
