/** The least a split has to do: whole units over an array in proportion, the largest remainders rounded up. */
export function splitPlainly(total: number, parts: Float64Array): Float64Array {
  let whole = 0
  for (const part of parts) whole += part
  const result = new Float64Array(parts.length)
  const remainders = new Float64Array(parts.length)
  let left = Math.round(total)
  for (let i = 0; i < parts.length; i += 1) {
    const exact = (total * parts[i]!) / whole
    result[i] = Math.floor(exact)
    remainders[i] = exact - result[i]!
    left -= result[i]!
  }
  const order = Uint32Array.from(parts, (_, i) => i).sort((a, b) => remainders[b]! - remainders[a]!)
  for (let k = 0; k < left; k += 1) result[order[k]!] = result[order[k]!]! + 1
  return result
}
