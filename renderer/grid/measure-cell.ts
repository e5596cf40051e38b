/** The name of a measure with its unit, and a pencil where it can be written. */
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'

type Params = ICellRendererParams<GridRow> & { readonly host: GridHost }

export class MeasureCell implements ICellRendererComp<GridRow> {
  private readonly gui = document.createElement('span')
  private readonly label = document.createElement('span')
  private readonly unit = document.createElement('span')

  init(params: Params): void {
    this.gui.className = 'measure'
    this.label.className = 'measure-label'
    this.unit.className = 'measure-unit'
    this.gui.append(this.label, this.unit)
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.gui
  }

  refresh({ data, host }: Params): boolean {
    if (!data) return true
    const row = host.row(data)
    const { label, unit } = host.state.words.measure(row)
    this.label.textContent = label
    this.unit.textContent = row.editable ? `✎ ${unit}` : unit
    this.gui.title = label
    this.gui.style.paddingInlineStart = `${8 + row.depth * 5}px`
    const { code, name } = host.state.words.node(row)
    this.gui.setAttribute('aria-label', [label, unit, code, name].filter(Boolean).join(', '))
    return true
  }
}
