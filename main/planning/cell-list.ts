export interface CellList {
  clear(): void
  add(cell: number): void
  /** What was added, in an array of its own that can be given away. */
  taken(): Uint32Array<ArrayBuffer>
}

/** Numbers of cells as they are found, in an array that grows and is used again. */
export function createCellList(): CellList {
  let cells = new Uint32Array(1024)
  let count = 0
  return {
    clear() {
      count = 0
    },
    add(cell) {
      if (count === cells.length) {
        const larger = new Uint32Array(count * 2)
        larger.set(cells)
        cells = larger
      }
      cells[count++] = cell
    },
    taken: () => cells.slice(0, count),
  }
}
