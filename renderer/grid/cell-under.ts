/** The cell of a grid that an element on the page belongs to. */
import { periodOf } from './period-column-id'

export interface CellUnder {
  /** Id of the row, as `rowKey` makes it. */
  readonly row: string
  readonly period: string
  readonly element: HTMLElement
}

/** Null for labels, headings and whatever is no cell of a plan. */
export function cellUnder(target: EventTarget | null): CellUnder | null {
  const element =
    target instanceof Element ? target.closest<HTMLElement>('.plan-grid .ag-cell') : null
  const period = element && periodOf(element.getAttribute('col-id') ?? '')
  const row = element?.closest('.ag-row')?.getAttribute('row-id')
  return element && period && row ? { row, period, element } : null
}

/** Whether a cell has something to tell beside its figure. */
export const tellsMore = ({ element }: CellUnder): boolean =>
  ['edited', 'driven', 'locked', 'commented', 'changed'].some((mark) =>
    element.classList.contains(`cell-${mark}`),
  )
