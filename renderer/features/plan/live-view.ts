/** One open view: its figures live outside React and change in place, so that an edit repaints cells and nothing else. */
import type { Patch, View } from '@shared/contract/planning-calls'
import type { BlockSource } from '../../grid/plan-block'

type CellListener = (changed: Uint32Array) => void

export class LiveView implements BlockSource {
  private readonly listeners = new Set<CellListener>()
  private at: number

  constructor(readonly block: View) {
    this.at = block.position
  }

  /** Journal position the figures stand at. */
  get position(): number {
    return this.at
  }

  onCells(listener: CellListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Writes the cells that differ. A patch that is already in the figures changes nothing. */
  apply(patch: Patch): void {
    if (patch.view !== this.block.view || patch.position <= this.at) return
    const { values, flags } = this.block
    for (let i = 0; i < patch.index.length; i++) {
      const cell = patch.index[i]!
      values[cell] = patch.values[i]!
      flags[cell] = patch.flags[i]!
    }
    this.at = patch.position
    for (const listener of this.listeners) listener(patch.index)
  }
}
