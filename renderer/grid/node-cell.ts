/** The name of a node, indented by its depth, with a caret where lines can be shown below it. */
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'

type Params = ICellRendererParams<GridRow> & { readonly host: GridHost }

const part = (tag: 'span' | 'button', className: string): HTMLElement => {
  const element = document.createElement(tag)
  element.className = className
  return element
}

export class NodeCell implements ICellRendererComp<GridRow> {
  private readonly gui = part('span', 'node')
  private readonly caret = part('button', 'node-caret')
  private readonly code = part('span', 'node-code')
  private readonly name = part('span', 'node-name')
  private params!: Params

  init(params: Params): void {
    this.caret.setAttribute('type', 'button')
    this.caret.tabIndex = -1
    this.caret.addEventListener('click', () => {
      const { data, host } = this.params
      if (data) host.state.onToggle(host.row(data))
    })
    this.gui.append(this.caret, this.code, this.name)
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.gui
  }

  refresh(params: Params): boolean {
    this.params = params
    const { data, host, node } = params
    // The row under the header repeats the name, so that scrolling never leaves figures without one.
    const named = data !== undefined && (data.first || node.rowIndex === host.topRow)
    this.gui.hidden = !named
    if (!data) return true
    const row = host.row(data)
    const { words, expanded } = host.state
    const { code, name } = words.node(row)
    const open = expanded.has(row.code)
    this.gui.classList.toggle('node-repeated', !data.first)
    this.gui.style.paddingInlineStart = `${row.depth * 12}px`
    this.gui.title = [code, name].filter(Boolean).join(' · ')
    this.caret.textContent = data.expandable ? (open ? '▾' : '▸') : ''
    this.caret.style.visibility = data.expandable ? 'visible' : 'hidden'
    this.caret.hidden = row.depth === 0 && !data.expandable
    this.caret.setAttribute('aria-label', open ? words.collapse : words.expand)
    this.caret.setAttribute('aria-expanded', String(open))
    this.code.textContent = code
    this.name.textContent = name
    return true
  }
}
