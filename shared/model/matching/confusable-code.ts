/** Codes as the eye takes them: signs that look the same are one. */

/** Letters of other scripts that look like Latin ones. */
const lookalikes = new Map<string, string>()
const pairUp = (others: string, latin: string): void =>
  [...others].forEach((sign, at) => {
    lookalikes.set(sign, latin[at]!)
  })
pairUp('АВЕЅІЈКМНОРСТУХ', 'ABESIJKMHOPCTYX')
pairUp('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX')

/** Letters that look like figures. */
const figures: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', S: '5', Z: '2', B: '8' }

const fold = (sign: string): string => {
  const latin = lookalikes.get(sign) ?? sign
  return figures[latin] ?? latin
}

/** Equal for codes that differ in signs that look the same alone: `C0O1` and `C001`. Without punctuation and zeros before a number, as codes are compared otherwise. */
export const confusableCode = (code: string): string =>
  [...code.normalize('NFKC').replaceAll('l', '1').toUpperCase()]
    .map(fold)
    .join('')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(?<!\d)0+(?=\d)/g, '')
