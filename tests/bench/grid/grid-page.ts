/** The page in which the grid is measured: the adapter of the product on a large block of figures, without services. Runs in the browser. */
import type { PeriodColumn, ViewRow } from '@shared/contract/planning-calls'
import { measureNamed, measuresOf } from '@shared/model/measures/measures'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import '../../../renderer/ui/tokens.css'
import { GridLink } from '../../../renderer/grid/grid-link'
import type { BlockSource, GridWords } from '../../../renderer/grid/plan-block'
import { PlanGrid } from '../../../renderer/grid/plan-grid'

const lines = 10_000
const measures = measuresOf('demand')
  .slice(0, 12)
  .map(({ key }) => key)
const months = 36

const periods: PeriodColumn[] = Array.from({ length: months }, (_, at) => ({
  period: `${2026 + Math.floor((at + 10) / 12)}-${String(((at + 10) % 12) + 1).padStart(2, '0')}`,
  kind: at === 0 ? 'current' : 'future',
}))

const rowsOf = (line: number): ViewRow[] => {
  const item = `FG-${String(Math.floor(line / 10)).padStart(4, '0')}`
  const customer = `C${String(line % 10).padStart(3, '0')}`
  return measures.map((measure) => ({
    id: `${line}:${measure}`,
    where: { item, customer },
    level: 'customer',
    path: `${item}/${customer}`,
    code: customer,
    name: { zh: `${item} ${customer}`, en: `${item} ${customer}` },
    depth: 1,
    measure,
    editable: measure === 'override',
    expandable: false,
    open: false,
    partial: false,
  }))
}

function largeBlock(): BlockSource {
  const rows = Array.from({ length: lines }, (_, line) => rowsOf(line)).flat()
  const values = Float64Array.from(
    { length: rows.length * months },
    (_, at) => 1000 + ((at * 7919) % 100_000) / 10,
  )
  const block = { rows, periods, values, flags: new Uint8Array(values.length) }
  return { block, onCells: () => () => undefined }
}

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const words: GridWords = {
  labelHeader: 'Item, customer',
  locale: 'en',
  expand: 'expand',
  collapse: 'collapse',
  node: ({ code, name }) => ({ code, name: name.en }),
  measure: ({ measure }) => ({ label: measure, unit: '' }),
  cell: (value) => figures.format(value),
  period: (period) => period,
  year: (year) => year,
  quarter: (period) => period,
  yearTotal: '',
  foldYear: (year) => year,
  unfoldYear: (year) => year,
  summed: () => '',
  fencedUntil: (period) => period,
  frozenUntil: (period) => period,
  flag: (name) => name,
  partial: '',
  partialHint: '',
  declared: measureNamed,
}

const nothing = (): void => undefined
const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
/** After the next frame is on the screen. */
const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

const place = document.querySelector('#grid')!
let source: BlockSource | null = null
let root: ReturnType<typeof createRoot> | null = null

const viewport = (): HTMLElement => document.querySelector<HTMLElement>('.ag-grid-viewport')!

/** Whether a row of figures lies at each of some points of the grid. */
function isFilled(): boolean {
  const { left, top, right, bottom } = viewport().getBoundingClientRect()
  const x = (left + right) / 2
  return [top + 60, (top + bottom) / 2, bottom - 20].every((y) => {
    const row = document.elementFromPoint(x, y)?.closest('.ag-row')
    return (row?.textContent ?? '').length > 0
  })
}

const bench = {
  cells: lines * measures.length * months,
  /** Makes the figures, as they would lie in the window once the plan is loaded. */
  load(): void {
    source ??= largeBlock()
  },
  /** From the figures to their first cells on the screen, in milliseconds. */
  async open(): Promise<number> {
    bench.load()
    root = createRoot(place)
    const begun = performance.now()
    root.render(
      createElement(PlanGrid, {
        name: 'Demand',
        link: new GridLink(),
        room: 'full',
        source: source!,
        words,
        rows: { measures, arrangement: 'nodes', hideEmpty: false },
        columns: { size: 'month', foldedYears: [] },
        canEdit: ({ editable }: ViewRow) => editable,
        faultOf: () => null,
        onEdit: nothing,
        onRefused: nothing,
        onSelect: nothing,
        onToggle: nothing,
        onFoldYear: nothing,
      }),
    )
    while (!/\d/.test(document.querySelector('.period-cell')?.textContent ?? '')) await frame()
    await painted()
    return performance.now() - begun
  },
  close(): void {
    root?.unmount()
    root = null
  },
  /** Scrolls by so many pixels in each of so many frames. */
  async scroll(pixels: number, frames: number, along: 'scrollTop' | 'scrollLeft'): Promise<void> {
    const moved = viewport()
    for (let k = 0; k < frames; k++) {
      moved[along] += pixels
      await frame()
    }
  },
  /** The same, looking after each frame whether rows are missing; answers how often they were. */
  async blankFrames(pixels: number, frames: number): Promise<number> {
    let blank = 0
    for (let k = 0; k < frames; k++) {
      viewport().scrollTop += pixels
      await painted()
      if (!isFilled()) blank++
    }
    return blank
  },
  /** A screen of figures as a plain table, drawn anew; milliseconds to its frame. */
  async table(): Promise<number> {
    const table = document.createElement('table')
    const begun = performance.now()
    table.innerHTML = Array.from(
      { length: 34 },
      (_, r) =>
        `<tr>${Array.from({ length: 19 }, (__, c) => `<td>${r * 19 + c}</td>`).join('')}</tr>`,
    ).join('')
    document.body.append(table)
    await painted()
    const taken = performance.now() - begun
    table.remove()
    return taken
  },
  /** Many lines of plain text in a box, scrolled like the grid. */
  async plainScroll(pixels: number, frames: number): Promise<void> {
    const box = document.createElement('div')
    box.style.cssText = 'position:fixed;inset:0;overflow:auto;background:#fff;z-index:9'
    box.innerHTML = Array.from(
      { length: 4000 },
      (_, k) => `<div>${'1,234 '.repeat(20)}${k}</div>`,
    ).join('')
    document.body.append(box)
    await painted()
    for (let k = 0; k < frames; k++) {
      box.scrollTop += pixels
      await frame()
    }
    box.remove()
  },
}

export type GridBench = typeof bench

Object.assign(window, { bench })
