/**
 * The rows of an entity, in key order, cut into blocks of about eight. A block ends after a row whose key says so,
 * and nothing else matters: equal rows make equal blocks, whatever came and went before. So a changed row has its own
 * block hashed again and no other.
 */
import { hash } from 'node:crypto'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'

export interface Block {
  /** Key of its last row. */
  readonly end: readonly CanonicalValue[]
  readonly rows: number
  /** SHA-256 of its rows, a line of JSON each. */
  readonly hash: Buffer
}

/**
 * Rows of a block, on average: fewer would make more blocks than is worth keeping, more would hash unchanged rows again
 * (a row is likelier in a long block than in a short one: in one of twice the average).
 */
const usualRows = 8
/** The same of files before format 9. */
export const earlierRows = 16

/** Whether a block ends after this row: FNV-1a of the parts of its key, mixed once more for the sake of its low bits. */
function endsBlock(
  row: readonly CanonicalValue[],
  keyAt: readonly number[],
  usual: number,
): boolean {
  let mixed = 0x811c9dc5
  for (const place of keyAt) {
    const text = String(row[place])
    for (let at = 0; at < text.length; at += 1)
      mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193)
    mixed = Math.imul(mixed ^ 0x1f, 0x01000193)
  }
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  return ((mixed ^ (mixed >>> 13)) & (usual - 1)) === 0
}

/** Cuts rows, given in key order, into blocks. */
export class BlockCutter {
  readonly #keyAt: readonly number[]
  readonly #usual: number
  #text = ''
  #rows = 0

  /** `keyAt`: where in a row the parts of its key stand; `usual`: rows of a block on average, a power of two. */
  constructor(keyAt: readonly number[], usual = usualRows) {
    this.#keyAt = keyAt
    this.#usual = usual
  }

  /** The block that ends with this row, or null. */
  take(row: readonly CanonicalValue[]): Block | null {
    this.#text += `${JSON.stringify(row)}\n`
    this.#rows += 1
    if (!endsBlock(row, this.#keyAt, this.#usual)) return null
    return { end: this.#keyAt.map((at) => row[at]!), ...this.rest()! }
  }

  /** Whether there are rows since the last block. */
  get isOpen(): boolean {
    return this.#rows > 0
  }

  /** The rows since the last block, or null where there are none. */
  rest(): Omit<Block, 'end'> | null {
    if (this.#rows === 0) return null
    const block = { rows: this.#rows, hash: hash('sha256', this.#text, 'buffer') }
    this.#text = ''
    this.#rows = 0
    return block
  }
}
