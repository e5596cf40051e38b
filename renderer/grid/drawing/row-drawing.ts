/**
 * Draws the rows of a grid in place of AG Grid's own drawing, by the contract that its React package draws by. A row that
 * scrolls into sight takes the element of one that left, and its cells take the cells: what they have in common stays as it is.
 */
import {
  type BeanName,
  BeanStub,
  type IRowContainerComp,
  type Module,
  type ModuleName,
  type NamedBean,
  type RowCtrl,
  RowStyleModule,
} from 'ag-grid-community'
import { DrawnRow, kindOf } from './drawn-row'
import { FreeRows } from './free-rows'

class RowDrawing extends BeanStub implements NamedBean {
  readonly beanName = 'planRowDrawing' as BeanName
  private rows = new Map<RowCtrl['instanceId'], DrawnRow>()

  postConstruct(): void {
    this.beans.ctrlsSvc.whenReady(this, ({ scrolling }) => {
      const { comp } = scrolling as unknown as { readonly comp: IRowContainerComp }
      comp.setRowCtrls({ rowCtrls: [] })
      comp.setRowCtrls = ({ rowCtrls }) => this.draw(rowCtrls, scrolling.eContainer)
    })
  }

  override destroy(): void {
    for (const row of this.rows.values()) row.remove()
    this.rows.clear()
    super.destroy()
  }

  private draw(wanted: readonly RowCtrl[], container: HTMLElement): void {
    const before = this.rows
    const drawn: typeof before = new Map()
    const missing: RowCtrl[] = []
    for (const row of wanted) {
      const known = before.get(row.instanceId)
      if (known) drawn.set(row.instanceId, known)
      else if (row.rowNode.displayed) missing.push(row)
    }
    this.rows = drawn
    const free = new FreeRows()
    // Asked before anything is written, or the page would be laid out for the answer.
    const busy = document.activeElement
    const pointed = container.querySelector('.ag-row:hover')
    for (const [id, row] of before) {
      if (drawn.has(id)) continue
      if (row.element === pointed || row.element.contains(busy)) row.remove()
      else free.add(row)
    }
    const show = (row: RowCtrl, shown: DrawnRow): void => {
      drawn.set(row.instanceId, shown)
      shown.show(row)
    }
    const others = missing.filter((row) => {
      const alike = free.alike(row)
      if (alike) show(row, alike)
      return !alike
    })
    for (const row of others) {
      const known = free.any(kindOf(row))
      const shown = known ?? new DrawnRow(this.beans, kindOf(row))
      show(row, shown)
      if (!known) container.append(shown.element)
    }
    free.remove()
  }
}

export const RowDrawingModule: Module = {
  moduleName: 'PlanRowDrawing' as ModuleName,
  // One version goes with the other parts.
  version: RowStyleModule.version,
  beans: [RowDrawing],
}
