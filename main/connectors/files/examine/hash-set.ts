/** A set of texts by their 53-bit hash: a million take 16 MB, whatever their length. Two of a million differing texts are taken for one with a chance of one in twenty thousand. */

/** A whole number below 2^53 of a text, never 0. */
export function hashOf(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0) || 1
}

export class HashSet {
  #slots = new Float64Array(32)
  #size = 0

  get size(): number {
    return this.#size
  }

  has(text: string): boolean {
    return this.#slots[this.#find(hashOf(text))] !== 0
  }

  /** True where it was not there before. */
  add(text: string): boolean {
    const hash = hashOf(text)
    const slot = this.#find(hash)
    if (this.#slots[slot] !== 0) return false
    this.#slots[slot] = hash
    this.#size += 1
    if (this.#size * 2 > this.#slots.length) this.#grow()
    return true
  }

  #find(hash: number): number {
    const mask = this.#slots.length - 1
    let slot = (hash % 4294967291) & mask
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== hash) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Float64Array(before.length * 2)
    for (const hash of before) if (hash !== 0) this.#slots[this.#find(hash)] = hash
  }
}
