/** Which sign separates the cells of a text. */

const candidates = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof candidates)[number]

/** The sign that the heading line holds most of, outside quotes; a comma where it holds none. */
export function sniffDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>(candidates.map((c) => [c, 0]))
  let quoted = false
  for (const sign of text) {
    if (sign === '"') quoted = !quoted
    else if (!quoted && sign === '\n') break
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  let best: Delimiter = ','
  for (const sign of candidates) if ((counts.get(sign) ?? 0) > (counts.get(best) ?? 0)) best = sign
  return best
}
