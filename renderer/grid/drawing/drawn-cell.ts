/** A cell as it is drawn: an element that shows one cell after the other, a text, a renderer or an editor in it. */
import type {
  BeanCollection,
  CellCtrl,
  ICellComp,
  ICellEditor,
  ICellEditorComp,
  ICellRenderer,
  ICellRendererComp,
  UserCompDetails,
} from 'ag-grid-community'
import { forgetClasses } from '../cell-classes'
import { writeText } from '../write-text'
import { ClassNames } from './class-names'

type Renderer = ICellRendererComp

export class DrawnCell implements ICellComp {
  readonly element = document.createElement('div')
  private readonly classes = new ClassNames(this.element)
  private shown: CellCtrl | null = null
  private renderer: Renderer | null = null
  private rendererClass: unknown = null
  private editor: ICellEditorComp | null = null
  /** Counts editors asked for and given up: one that arrives late is not shown. */
  private edits = 0

  constructor(
    private readonly beans: BeanCollection,
    column: string,
  ) {
    this.element.setAttribute('role', 'gridcell')
    this.element.setAttribute('col-id', column)
  }

  shows(cell: CellCtrl): boolean {
    return this.shown === cell
  }

  show(cell: CellCtrl): void {
    if (this.shown) {
      this.destroyEditor()
      forgetClasses(this.element)
      if (this.element.hasAttribute('title')) this.element.removeAttribute('title')
    }
    this.shown = cell
    this.classes.gather()
    this.classes.toggle('ag-cell-value', true)
    const editing = this.beans.editSvc?.isEditing(cell, { withOpenEditor: true }) ?? false
    cell.setComp(this, this.element, undefined, undefined, false, editing, undefined)
    this.classes.write()
  }

  remove(): void {
    this.element.remove()
    this.destroyRenderer()
    this.destroyEditor()
    this.shown = null
  }

  toggleCss(name: string, on?: boolean): void {
    this.classes.toggle(name, on)
  }

  setUserStyles(styles: object): void {
    Object.assign(this.element.style, styles)
  }

  getFocusableElement(): HTMLElement {
    return this.element
  }

  getParentOfValue(): HTMLElement {
    return this.element
  }

  getCellEditor(): ICellEditor | null {
    return this.editor
  }

  getCellRenderer(): ICellRenderer | null {
    return this.renderer
  }

  // Boxes to tick and handles to drag: the plan has none in its cells.
  setIncludeSelection(): void {}
  setIncludeRowDrag(): void {}
  setIncludeDndSource(): void {}
  setRowResizerElement(): void {}

  setRenderDetails(details: UserCompDetails | undefined, text: unknown, anew: boolean): void {
    if (this.editor) return
    this.refreshEditStyles(false)
    if (!details) {
      this.destroyRenderer()
      writeText(this.element, text === null || text === undefined ? '' : String(text))
    } else if (anew || !this.refreshed(details)) this.render(details)
  }

  setEditDetails(details?: UserCompDetails): void {
    if (!details) {
      this.destroyEditor()
      return
    }
    const asked = this.edits
    details.newAgStackInstance().then((editor: ICellEditorComp) => this.edit(editor, asked))
    const { cellStartedEdit } = details.params as { cellStartedEdit?: boolean }
    if (!this.editor && cellStartedEdit) this.shown?.focusCell({ forceBrowserFocus: true })
  }

  refreshEditStyles(editing: boolean): void {
    this.classes.toggle('ag-cell-inline-editing', editing)
    this.classes.toggle('ag-cell-not-inline-editing', !editing)
  }

  private refreshed(details: UserCompDetails): boolean {
    if (!this.renderer || this.rendererClass !== details.componentClass) return false
    return this.renderer.refresh(details.params) !== false
  }

  private render(details: UserCompDetails): void {
    this.destroyRenderer()
    details.newAgStackInstance().then((renderer: Renderer) => {
      this.renderer = renderer
      this.rendererClass = details.componentClass
      this.element.replaceChildren(renderer.getGui())
    })
  }

  private edit(editor: ICellEditorComp, asked: number): void {
    if (asked !== this.edits || !this.shown) {
      editor.destroy?.()
      return
    }
    if (editor.isCancelBeforeStart?.()) {
      editor.destroy?.()
      this.shown.stopEditing(true)
      return
    }
    this.editor = editor
    if (this.hasFocus()) this.element.focus()
    this.destroyRenderer()
    this.element.replaceChildren(editor.getGui())
    this.refreshEditStyles(true)
    editor.afterGuiAttached?.()
    this.shown.enableEditorTooltipFeature(editor)
    this.beans.editSvc?.onEditorAttached(this.shown)
  }

  private destroyRenderer(): void {
    if (!this.renderer) return
    this.renderer.destroy?.()
    this.renderer = null
    this.rendererClass = null
    this.element.replaceChildren()
  }

  private destroyEditor(): void {
    this.edits++
    if (!this.editor) return
    if (this.hasFocus()) this.element.focus({ preventScroll: true })
    this.editor.destroy?.()
    this.editor = null
    this.element.replaceChildren()
    this.shown?.disableEditorTooltipFeature()
  }

  private hasFocus(): boolean {
    return this.element.contains(document.activeElement)
  }
}
