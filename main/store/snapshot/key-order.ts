/** The order in which SQLite keeps keys, told without asking it. */
import type { SqlValue } from '../open-file'

/** A code unit's place in the order of code points, which is that of the bytes of UTF-8: surrogates stand for what comes last. */
const place = (unit: number): number =>
  unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit

function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (one !== other) return place(one) - place(other)
  }
  return a.length - b.length
}

/** Below zero where the key of `a` comes before that of `b`, zero where they are the same; `keyAt` is where its parts stand in both rows. */
export function compareKeys(
  a: readonly SqlValue[],
  b: readonly SqlValue[],
  keyAt: readonly number[],
): number {
  for (const at of keyAt) {
    const [one, other] = [a[at]!, b[at]!]
    const order =
      typeof one === 'string' ? compareTexts(one, other as string) : Number(one) - Number(other)
    if (order !== 0) return order
  }
  return 0
}
