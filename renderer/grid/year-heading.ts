/** The heading of a year: a caret shows it as one column, or its months again. */
import type { IHeaderGroupComp, IHeaderGroupParams } from 'ag-grid-community'
import type { GridHost } from './grid-host'

type Params = IHeaderGroupParams & {
  readonly host: GridHost
  readonly year: string
  readonly folded: boolean
  readonly fixed: boolean
}

export class YearHeading implements IHeaderGroupComp {
  private readonly gui = document.createElement('span')
  private readonly caret = document.createElement('button')
  private readonly label = document.createElement('span')

  init(params: Params): void {
    this.gui.className = 'year-heading'
    this.caret.type = 'button'
    this.caret.className = 'year-caret'
    this.caret.tabIndex = -1
    // The cursor of the grid stays where it is, and no column is selected.
    for (const kind of ['mousedown', 'pointerdown'] as const)
      this.caret.addEventListener(kind, (event) => {
        event.preventDefault()
        event.stopPropagation()
      })
    this.gui.append(this.caret, this.label)
    this.show(params)
  }

  getGui(): HTMLElement {
    return this.gui
  }

  private show({ host, year, folded, fixed, displayName }: Params): void {
    const { words } = host.state
    this.label.textContent = displayName
    this.caret.hidden = fixed
    this.caret.textContent = folded ? '▸' : '▾'
    this.caret.title = folded ? words.unfoldYear(year) : words.foldYear(year)
    this.caret.setAttribute('aria-label', this.caret.title)
    this.caret.setAttribute('aria-expanded', String(!folded))
    this.caret.onclick = (event) => {
      event.stopPropagation()
      host.state.onFoldYear(year)
    }
  }
}
