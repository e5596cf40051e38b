/** How far a pasted block reaches: one value fills a selection, and a block is repeated over a selection that is a multiple of it. */
export interface Size {
  readonly height: number
  readonly width: number
}

const along = (block: number, selected: number): number =>
  selected > block && selected % block === 0 ? selected : block

export interface PasteSize extends Size {
  /** Neither the block itself nor a multiple of it, nor begun from a single cell: the planner should look. */
  readonly differs: boolean
}

export function pasteSize(block: Size, selected: Size): PasteSize {
  const height = along(block.height, selected.height)
  const width = along(block.width, selected.width)
  const begun = selected.height === 1 && selected.width === 1
  return {
    height,
    width,
    differs: !begun && (height !== selected.height || width !== selected.width),
  }
}
