/** Blocks of figures that plans share: a plan that changes a block takes a copy of its own, and leaves the other plans theirs. */

export interface FigurePool {
  /** Figures in a block. */
  readonly block: number
  /** All blocks; the array itself is replaced when it grows, and only `reserve` grows it. */
  readonly cells: Float64Array
  /** Blocks in use. */
  readonly used: number
  /** Blocks that more than one plan uses. */
  readonly shared: number
  /** Whether this many blocks can be taken without growing. */
  hasRoomFor(blocks: number): boolean
  /** Makes sure that this many blocks can be taken without growing. */
  reserve(blocks: number): void
  /** Offset of a block that nobody uses, with whatever was left in it. */
  take(): number
  /** One more plan uses the block. */
  share(offset: number): void
  /** One plan less uses the block. */
  drop(offset: number): void
  /** More than one plan uses the block. */
  isShared(offset: number): boolean
}

/** An empty pool of blocks of this size. Room that was never written costs address space, not memory. */
export function createFigurePool(block: number): FigurePool {
  let cells = new Float64Array(0)
  let users = new Uint32Array(0)
  let free: number[] = []
  let next = 0
  let shared = 0

  function grow(blocks: number): void {
    const larger = new Float64Array(blocks * block)
    larger.set(cells.subarray(0, next * block))
    cells = larger
    const counts = new Uint32Array(blocks)
    counts.set(users)
    users = counts
  }

  return {
    block,
    get cells() {
      return cells
    },
    get used() {
      return next - free.length
    },
    get shared() {
      return shared
    },
    hasRoomFor: (blocks) => next - free.length + blocks <= users.length,
    reserve(blocks) {
      const missing = next - free.length + blocks - users.length
      if (missing > 0) grow(users.length + Math.max(missing, Math.ceil(users.length / 16)))
    },
    take() {
      let index = free.pop()
      if (index === undefined) {
        if (next === users.length) grow(Math.max(64, next * 2))
        index = next
        next += 1
      }
      users[index] = 1
      return index * block
    },
    share(offset) {
      const index = offset / block
      if (users[index] === 1) shared += 1
      users[index]! += 1
    },
    drop(offset) {
      const index = offset / block
      if (users[index] === 2) shared -= 1
      users[index]! -= 1
      if (users[index] === 0) free.push(index)
      // A pool that nobody uses starts again from the front, where its pages are warm.
      if (free.length === next) {
        free = []
        next = 0
      }
    },
    isShared: (offset) => users[offset / block]! > 1,
  }
}
