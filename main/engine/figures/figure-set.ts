/** One plan's blocks, a block a line: read through `offset`, written after `own`. */
import type { FigurePool } from './figure-pool'

export interface FigureSet {
  readonly pool: FigurePool
  /** Line → where its block begins in the pool's cells; -1 for one that has none. */
  readonly offset: Int32Array
}

/** A set with blocks of its own, all zero; `without` names lines that need none. */
export function createFigureSet(
  pool: FigurePool,
  lines: number,
  without: (line: number) => boolean = () => false,
): FigureSet {
  pool.reserve(lines)
  const offset = new Int32Array(lines).fill(-1)
  for (let line = 0; line < lines; line++) {
    if (without(line)) continue
    const at = pool.take()
    offset[line] = at
    pool.cells.fill(0, at, at + pool.block)
  }
  return { pool, offset }
}

/** A set that reads what the other has now; neither sees what the other writes from here on. */
export function forkFigureSet({ pool, offset }: FigureSet): FigureSet {
  for (const at of offset) if (at >= 0) pool.share(at)
  return { pool, offset: offset.slice() }
}

/** Gives the blocks back. The set must not be used afterwards. */
export function releaseFigureSet({ pool, offset }: FigureSet): void {
  for (const at of offset) if (at >= 0) pool.drop(at)
}

/** Makes sure that every block can be made the plan's own without the pool growing: a block that is its own already needs no other. */
export function reserveOwn({ pool, offset }: FigureSet): void {
  if (pool.hasRoomFor(pool.shared)) return
  let shared = 0
  for (const at of offset) if (at >= 0 && pool.isShared(at)) shared += 1
  pool.reserve(shared)
}

/** Makes the line's block the plan's own, with what stands in it; answers its offset. */
export function own({ pool, offset }: FigureSet, line: number): number {
  const at = offset[line]!
  if (!pool.isShared(at)) return at
  const copy = pool.take()
  pool.cells.copyWithin(copy, at, at + pool.block)
  pool.drop(at)
  offset[line] = copy
  return copy
}

/** Gives back every block that holds, bit for bit, what the other set's block of the line does: both use that one from here on. */
export function shareSame({ pool, offset }: FigureSet, other: FigureSet): void {
  // Bits are compared: numbers would take 0 and -0 for the same.
  const bits = new Int32Array(pool.cells.buffer)
  const same = (a: number, b: number): boolean => {
    for (let i = 0; i < 2 * pool.block; i++) if (bits[2 * a + i] !== bits[2 * b + i]) return false
    return true
  }
  for (let line = 0; line < offset.length; line++) {
    const at = offset[line]!
    const there = other.offset[line]!
    if (at < 0 || at === there || pool.isShared(at) || !same(at, there)) continue
    pool.drop(at)
    pool.share(there)
    offset[line] = there
  }
}

/** Blocks that only this plan uses. */
export function ownBlocks({ pool, offset }: FigureSet): number {
  let count = 0
  for (const at of offset) if (at >= 0 && !pool.isShared(at)) count += 1
  return count
}
