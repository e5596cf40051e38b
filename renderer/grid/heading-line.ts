/** The name of a node in a line of its own, indented by its depth, with a caret where lines can be shown below it. */
import type { ViewRow } from '@shared/contract/planning-calls'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'
import type { GridWords } from './plan-block'
import { writeText } from './write-text'

const part = (tag: 'span' | 'button', className: string): HTMLElement => {
  const element = document.createElement(tag)
  element.className = className
  return element
}

const measureName = (words: GridWords, row: ViewRow) => {
  const { label, unit } = words.measure(row)
  return { code: '', name: unit ? `${label} (${unit})` : label }
}

export class HeadingLine {
  readonly gui = part('span', 'node')
  private readonly caret = part('button', 'node-caret')
  private readonly code = part('span', 'node-code')
  private readonly name = part('span', 'node-name')
  private readonly part = part('span', 'node-part')
  private row: GridRow | undefined

  constructor(private readonly host: GridHost) {
    this.caret.setAttribute('type', 'button')
    this.caret.tabIndex = -1
    // The cursor of the grid stays where it is.
    this.caret.addEventListener('mousedown', (event) => event.preventDefault())
    this.gui.append(this.caret, this.code, this.name, this.part)
    this.gui.addEventListener('click', ({ target, detail }) => {
      // The caret at the first click, the rest of the line at a double click.
      if (this.row?.expandable && (target === this.caret || detail === 2))
        this.host.state.onToggle(this.host.row(this.row))
    })
  }

  show(data: GridRow | undefined): void {
    this.row = data
    if (!data) return
    const row = this.host.row(data)
    const { words } = this.host.state
    const { code, name } = data.names === 'node' ? words.node(row) : measureName(words, row)
    const { open } = row
    const partial = row.partial && data.names === 'node'
    writeText(this.part, partial ? words.partial : '')
    this.part.title = words.partialHint
    this.part.hidden = !partial
    this.gui.dataset.level = data.names === 'node' ? row.level : 'measure'
    const depth = data.names === 'node' ? row.depth : 0
    this.gui.style.paddingInlineStart = `${6 + depth * 10}px`
    this.gui.title = [code, name].filter(Boolean).join(' · ')
    writeText(this.caret, open ? '▾' : '▸')
    this.caret.hidden = !data.expandable
    this.caret.setAttribute('aria-label', open ? words.collapse : words.expand)
    this.caret.setAttribute('aria-expanded', String(open))
    writeText(this.code, code)
    writeText(this.name, name)
  }
}
