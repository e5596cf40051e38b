/** Full-width and typographic characters as their plain counterparts, one for one, so that positions stay those of the typed text. */

const counterparts: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u2212': '-',
  '\u2013': '-',
  '×': '*',
  '÷': '/',
  // Swiss thousands.
  '\u2019': "'",
  '。': '.',
  '、': ',',
  萬: '万',
  億: '亿',
}

const fullWidthOffset = 0xfee0

const plainCharacter = (character: string): string => {
  const code = character.charCodeAt(0)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - fullWidthOffset)
  return counterparts[character] ?? character
}

export const plainCharacters = (text: string): string => text.split('').map(plainCharacter).join('')
