/** Which sign separates the cells of a text. */

const candidates = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof candidates)[number]

const sampleLines = 100

/** How often each candidate stands outside quotes, line by line. */
function countSigns(text: string): Map<string, number>[] {
  const lines: Map<string, number>[] = []
  let counts = new Map<string, number>()
  let quoted = false
  let filled = false
  for (const sign of text) {
    if (sign === '"') quoted = !quoted
    else if (sign === '\n' && !quoted) {
      if (filled) lines.push(counts)
      counts = new Map()
      filled = false
      if (lines.length >= sampleLines) break
    } else if (!quoted && candidates.some((one) => one === sign))
      counts.set(sign, (counts.get(sign) ?? 0) + 1)
    if (sign !== '\n' && sign !== '\r') filled = true
  }
  if (filled && (lines.length === 0 || text.length < 4096)) lines.push(counts)
  return lines
}

/** The sign that the first lines hold equally often, of several the one they hold most of; a comma where they hold none. */
export function sniffDelimiter(text: string): Delimiter {
  const lines = countSigns(text)
  let best: Delimiter = ','
  let bestScore = 0
  for (const sign of candidates) {
    const widths = new Map<number, number>()
    for (const counts of lines) {
      const count = counts.get(sign) ?? 0
      if (count > 0) widths.set(count, (widths.get(count) ?? 0) + 1)
    }
    for (const [width, agreeing] of widths) {
      // Lines that agree count most, then how many cells they make; the heading line decides between equals.
      const share = agreeing / lines.length
      const heading = (lines[0]?.get(sign) ?? 0) === width ? 0.2 : 0
      const score = share * (1 + Math.min(width, 20) / 40) + heading * share
      if (score > bestScore) {
        best = sign
        bestScore = score
      }
    }
  }
  return best
}
