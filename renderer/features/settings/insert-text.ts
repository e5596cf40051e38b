/** Puts a word into a formula in place of what is selected; what was selected goes where `|` stands in the word. */
export function insertAt(
  formula: string,
  start: number,
  end: number,
  word: string,
): { readonly formula: string; readonly caret: number } {
  const selected = formula.slice(start, end)
  const [head = '', tail = ''] = word.split('|')
  // A measure replaces what is selected, a function takes it in.
  const kept = tail === '' ? '' : selected
  const before = formula.slice(0, start)
  const gap = /[\w)]$/.test(before) ? ' ' : ''
  return {
    formula: `${before}${gap}${head}${kept}${tail}${formula.slice(end)}`,
    caret: before.length + gap.length + head.length + kept.length,
  }
}

/** A word for formulas, made of a name: `Margin share` → `margin_share`. */
export const suggestKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40)
