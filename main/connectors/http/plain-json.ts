/** JSON of a server that nobody vouches for. */

const deepest = 64

/** What `text` holds; throws SyntaxError where it is not JSON, or nested more deeply than any answer of use. Whole numbers beyond what a number holds exactly stay text. */
export function parsePlainJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError(`nested more than ${deepest} levels deep`)
  return /[0-9]{16}/.test(text) ? JSON.parse(text, exactly) : JSON.parse(text)
}

/** Keys of 17 digits and more must not be rounded to another's. */
function exactly(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const source = context?.source ?? ''
  return /^-?[0-9]+$/.test(source) ? source : value
}

function isTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = endOfText(text, at)
    else if (code === 0x5b || code === 0x7b) {
      depth += 1
      if (depth > deepest) return true
    } else if (code === 0x5d || code === 0x7d) depth -= 1
  }
  return false
}

/** Where the text that begins at `start` ends: at its quote that is not escaped. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charCodeAt(end - 1 - escapes) === 0x5c) escapes += 1
    if (escapes % 2 === 0) return end
  }
  return text.length
}
