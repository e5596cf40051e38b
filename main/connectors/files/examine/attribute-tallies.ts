/** Which unit or currency each item or party has, and in which rows: gathered in the first reading, judged when all files are known. */
import { folded } from './code-variants'

interface Seen {
  count: number
  /** The first rows, for examples. */
  readonly rows: number[]
  readonly written: string
}

const mostOwners = 100_000

/** Units, currencies and their owners are the same whatever their case, their width and what cannot be seen of them. */
export const sameWord = folded

/** Of one column (`unit`, `currency`) by another (`item`, `customer`); by nothing where there is no such column. */
export class AttributeTallies {
  readonly attribute: number
  readonly owner: number | null
  readonly #byOwner = new Map<string, Map<string, Seen>>()

  constructor(attribute: number, owner: number | null) {
    this.attribute = attribute
    this.owner = owner
  }

  add(owned: string, value: string, row: number): void {
    const owner = sameWord(owned)
    let values = this.#byOwner.get(owner)
    if (!values) {
      if (this.#byOwner.size >= mostOwners) return
      values = new Map()
      this.#byOwner.set(owner, values)
    }
    const word = sameWord(value)
    const seen = values.get(word)
    if (!seen) values.set(word, { count: 1, rows: [row], written: value })
    else {
      seen.count += 1
      if (seen.rows.length < 5) seen.rows.push(row)
    }
  }

  /** The one value of an owner that has one only; for master data. */
  onlyOf(owner: string): string | undefined {
    const values = this.#byOwner.get(owner)
    return values?.size === 1 ? [...values.values()][0]?.written : undefined
  }

  /** Rows whose value is not the one expected: what `expected` says of the owner, else what most of the owner's rows have. */
  *mismatches(expected: (owner: string, rows: number) => string | undefined): Generator<{
    owner: string
    value: string
    expected: string
    count: number
    rows: readonly number[]
  }> {
    for (const [owner, values] of this.#byOwner) {
      const usual = [...values.values()].reduce((a, b) => (b.count > a.count ? b : a)).written
      const all = [...values.values()].reduce((sum, { count }) => sum + count, 0)
      for (const { count, rows, written } of values.values()) {
        const right = expected(owner, all) ?? usual
        if (sameWord(right) !== sameWord(written))
          yield { owner, value: written, expected: right, count, rows }
      }
    }
  }

  /** The share of the most frequent value over all owners, and that value. */
  usual(): { readonly value: string; readonly share: number } {
    const counts = new Map<string, { count: number; written: string }>()
    let all = 0
    for (const values of this.#byOwner.values())
      for (const [word, { count, written }] of values) {
        all += count
        const known = counts.get(word)
        if (known) known.count += count
        else counts.set(word, { count, written })
      }
    let best = { count: 0, written: '' }
    for (const one of counts.values()) if (one.count > best.count) best = one
    return { value: best.written, share: all === 0 ? 0 : best.count / all }
  }
}
