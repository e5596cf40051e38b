/** Cells of a patch as they are found, in arrays that grow and are used again. */
import type { Patch } from '@shared/contract/planning-calls'

export interface PatchCells {
  readonly count: number
  clear(): void
  add(index: number, value: number, flag: number): void
  /** What was added, in arrays of their own that can be given away. */
  taken(): Pick<Patch, 'index' | 'values' | 'flags'>
}

export function createPatchCells(): PatchCells {
  let index = new Uint32Array(1024)
  let values = new Float64Array(1024)
  let flags = new Uint8Array(1024)
  let count = 0

  function grow(): void {
    const [oldIndex, oldValues, oldFlags] = [index, values, flags]
    index = new Uint32Array(count * 2)
    values = new Float64Array(count * 2)
    flags = new Uint8Array(count * 2)
    index.set(oldIndex)
    values.set(oldValues)
    flags.set(oldFlags)
  }

  return {
    get count() {
      return count
    },
    clear() {
      count = 0
    },
    add(at, value, flag) {
      if (count === index.length) grow()
      index[count] = at
      values[count] = value
      flags[count] = flag
      count += 1
    },
    taken: () => ({
      index: index.slice(0, count),
      values: values.slice(0, count),
      flags: flags.slice(0, count),
    }),
  }
}
