/** What a text holds below its first lines; all of it where it has no more than those. */
export function afterLines(text: string, lines: number): string {
  let at = 0
  for (let line = 0; line < lines; line++) {
    const end = text.indexOf('\n', at)
    if (end < 0) return text
    at = end + 1
  }
  return text.slice(at)
}
