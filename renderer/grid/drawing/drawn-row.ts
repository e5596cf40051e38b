/** A row as it is drawn: its element and the cells in it show one row after the other. */
import type {
  BeanCollection,
  CellCtrl,
  ICellRenderer,
  ICellRendererComp,
  ICellRendererParams,
  IRowComp,
  RowCtrl,
  UserCompDetails,
} from 'ag-grid-community'
import { ClassNames } from './class-names'
import { DrawnCell } from './drawn-cell'

const section = (className: string): HTMLElement => {
  const element = document.createElement('div')
  element.className = className
  element.setAttribute('role', 'presentation')
  return element
}

/** What a row consists of: only rows alike can take each other's place. */
export type RowKind = 'cells' | 'line'

export const kindOf = (row: RowCtrl): RowKind => (row.shouldCreateCellSections() ? 'cells' : 'line')

export class DrawnRow implements IRowComp {
  readonly element = document.createElement('div')
  private readonly classes = new ClassNames(this.element)
  private readonly labels = section('ag-grid-pinned-left-cells')
  private readonly labelCells = section('ag-grid-container-wrapper')
  private readonly figures = section('ag-grid-scrolling-cells')
  /** By column. */
  private readonly cells = new Map<string, DrawnCell>()
  /** The row it shows, or showed last. */
  shown: RowCtrl | null = null
  private line: ICellRendererComp | null = null
  private lineParams: ICellRendererParams | undefined

  constructor(
    private readonly beans: BeanCollection,
    readonly kind: RowKind,
  ) {
    this.element.setAttribute('role', 'row')
    if (kind === 'line') return
    this.labels.append(this.labelCells)
    this.element.append(this.figures)
  }

  show(row: RowCtrl): void {
    this.shown = row
    this.classes.gather()
    this.setTop(row.getInitialRowTop() ?? '')
    row.setComp(this, this.element, 'center', undefined)
    this.classes.write()
  }

  remove(): void {
    this.element.remove()
    for (const cell of this.cells.values()) cell.remove()
    this.cells.clear()
    this.line?.destroy?.()
    this.line = null
  }

  setCellCtrls(wanted: CellCtrl[]): void {
    const kept = new Set<string>()
    for (const cell of wanted) {
      const column = cell.column.getColId()
      kept.add(column)
      const known = this.cells.get(column)
      if (known?.shows(cell)) continue
      const drawn = known ?? new DrawnCell(this.beans, column)
      drawn.show(cell)
      if (known) continue
      this.cells.set(column, drawn)
      const place = cell.column.getPinned() === 'left' ? this.labelCells : this.figures
      place.append(drawn.element)
    }
    if (kept.size === this.cells.size) return
    for (const [column, drawn] of this.cells) {
      if (kept.has(column)) continue
      drawn.remove()
      this.cells.delete(column)
    }
  }

  refreshPinnedSections(): void {
    if (this.kind === 'line' || !this.shown) return
    const { centerWidth, leftWidth, renderLeft } = this.shown.getMappedPinnedCellGroupWidths()
    this.figures.style.width = `${centerWidth}px`
    this.labels.style.width = `${leftWidth}px`
    if (!renderLeft) this.labels.remove()
    else if (!this.labels.parentNode) this.figures.before(this.labels)
  }

  showFullWidth(details: UserCompDetails): void {
    if (this.line?.refresh(details.params)) {
      this.lineParams = details.params
      return
    }
    const anchor = section('ag-full-width-anchor')
    this.element.replaceChildren(anchor)
    details.newAgStackInstance().then((line: ICellRendererComp) => {
      anchor.append(line.getGui())
      this.line?.destroy?.()
      this.line = line
      this.lineParams = details.params
    })
  }

  refreshFullWidth(paramsNow: () => ICellRendererParams): boolean {
    this.lineParams = paramsNow()
    return this.line?.refresh(this.lineParams) ?? false
  }

  getFullWidthCellRenderers(): ICellRenderer[] {
    return this.line ? [this.line] : []
  }

  getFullWidthCellRendererParams(): ICellRendererParams | undefined {
    return this.lineParams
  }

  getPinnedLeftRowElement(): HTMLElement | undefined {
    return this.kind === 'cells' ? this.labelCells : undefined
  }

  getScrollingRowElement(): HTMLElement | undefined {
    return this.kind === 'cells' ? this.figures : undefined
  }

  getPinnedRightRowElement(): undefined {
    return undefined
  }

  toggleCss(name: string, on?: boolean): void {
    this.classes.toggle(name, on)
  }

  setUserStyles(styles: object | undefined): void {
    if (styles) Object.assign(this.element.style, styles)
  }

  setTop(top: string): void {
    this.element.style.top = top
  }

  setTransform(transform: string): void {
    this.element.style.transform = transform
  }

  setRowIndex(index: string): void {
    this.element.setAttribute('row-index', index)
  }

  setRowId(id: string): void {
    this.element.setAttribute('row-id', id)
  }

  // Neither is used by the plan.
  setDomOrder(): void {}
  setRowBusinessKey(): void {}
}
