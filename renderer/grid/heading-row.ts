/** A heading among the rows, across the whole width of the grid. */
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'
import { HeadingLine } from './heading-line'

type Params = ICellRendererParams<GridRow> & { readonly host: GridHost }

export class HeadingRow implements ICellRendererComp<GridRow> {
  private line!: HeadingLine

  init({ host, data }: Params): void {
    this.line = new HeadingLine(host)
    this.line.gui.setAttribute('role', 'gridcell')
    this.line.show(data)
  }

  getGui(): HTMLElement {
    return this.line.gui
  }

  refresh({ data }: Params): boolean {
    this.line.show(data)
    return true
  }
}
