/** Numbers that planners wrote, kept by line so that a fork shares what neither side changes. */

export interface WrittenCell {
  readonly value: number
  /** Place of the scenario in its chain of parents, 0 for the base plan. */
  readonly depth: number
}

/** Period → what was written there. */
type LineCells = Map<number, WrittenCell>

/** A cell is named by line × periods + period. */
export class WrittenCells implements Iterable<[number, WrittenCell]> {
  readonly #periods: number
  readonly #lines: Map<number, LineCells>
  /** Lines whose cells another plan may read as well. */
  #shared: Set<number>
  #size = 0

  constructor(periods: number, lines: Map<number, LineCells> = new Map()) {
    this.#periods = periods
    this.#lines = lines
    this.#shared = new Set()
  }

  get size(): number {
    return this.#size
  }

  /** What was written on a line, by period; undefined where nothing was. */
  ofLine(line: number): ReadonlyMap<number, WrittenCell> | undefined {
    return this.#lines.get(line)
  }

  get(cell: number): WrittenCell | undefined {
    return this.#lines.get(Math.floor(cell / this.#periods))?.get(cell % this.#periods)
  }

  set(cell: number, written: WrittenCell): void {
    const cells = this.#own(Math.floor(cell / this.#periods))
    const before = cells.size
    cells.set(cell % this.#periods, written)
    this.#size += cells.size - before
  }

  delete(cell: number): void {
    const line = Math.floor(cell / this.#periods)
    if (!this.#lines.get(line)?.has(cell % this.#periods)) return
    const cells = this.#own(line)
    cells.delete(cell % this.#periods)
    this.#size -= 1
    if (cells.size === 0) this.#lines.delete(line)
  }

  *keys(): IterableIterator<number> {
    for (const [cell] of this) yield cell
  }

  *[Symbol.iterator](): IterableIterator<[number, WrittenCell]> {
    for (const [line, cells] of this.#lines)
      for (const [period, written] of cells) yield [line * this.#periods + period, written]
  }

  /** The same numbers, changed apart from here on. */
  fork(): WrittenCells {
    const copy = new WrittenCells(this.#periods, new Map(this.#lines))
    copy.#size = this.#size
    copy.#shared = new Set(this.#lines.keys())
    this.#shared = new Set(this.#lines.keys())
    return copy
  }

  #own(line: number): LineCells {
    const cells = this.#lines.get(line)
    if (cells && !this.#shared.has(line)) return cells
    const own: LineCells = new Map(cells)
    this.#lines.set(line, own)
    this.#shared.delete(line)
    return own
  }
}
