/** What number a text may have meant that is none as it stands: with a unit, grouped, or with the decimal mark of another country. */

export type DecimalMark = '.' | ','

/** Words after which a number is another one, or may be. */
const multiplying =
  /^(?:k|m|b|t|bn|mn|mm|mio|mln|mrd|tsd|tds|thousand|million|billion|hundred|dozen|doz|dz|gross|score|percent|pct|%|‰|十|百|千|万|萬|亿|億|打|罗|箩)\.?$/iu

/** Chinese multipliers that a unit or a currency follows without a blank: `5万个`. A thousand of grams, metres, watts or litres is a unit. */
const multipliedAfter = /^(?:[十百万萬亿億打罗箩]|[千仟](?![克米瓦升卡帕伏]))/u
/** Latin ones: `1,5 Mio.€`, `3kpcs`, `2 m€`, `4tsd.`. Units that begin so (kg, km, mm) are none. */
const latinAfter =
  /^(?:(?:bn|mn|mio|mln|mrd|tsd|tds)(?!\p{L})|(?:k|m|b|t|bn|mn|mio|mln|mrd|tsd|tds)\.?\s*(?:\p{Sc}|(?:rmb|cny|eur|usd|gbp|jpy|chf|hkd|pcs?|pieces?|stk|st|ea|units?)(?!\p{L})))/iu

/** The digits with their sign and marks; undefined where more than a unit or a currency stands around them. */
function digitsOf(text: string): { readonly sign: string; readonly digits: string } | undefined {
  const found = /^([^\d]*?)([+-]?)(\d[\d.,\s'’]*)([^\d]*)$/u.exec(text.trim())
  if (!found) return undefined
  const [, before = '', sign = '', number = '', after = ''] = found
  const digits = number.replace(/[.,\s'’]+$/u, '')
  // `.5`, `(12)` and `12-` are other numbers than the digits in them.
  if (/[.,(−-]\s*$/u.test(before) || /^\s*[-−)]\s*$/u.test(after)) return undefined
  const unit = after.trimStart()
  if (multipliedAfter.test(unit) || latinAfter.test(unit)) return undefined
  const words = `${before} ${after}`.split(/[\s/]+/u)
  return words.some((word) => multiplying.test(word)) ? undefined : { sign, digits }
}

type Read =
  | { readonly plain: string; readonly mark?: DecimalMark }
  /** Thousands or decimals: `1,234`. */
  | { readonly either: DecimalMark }

function readDigits(digits: string): Read | undefined {
  if (/^\d+$/.test(digits)) return { plain: digits }
  const grouped = /^([1-9]\d{0,2}(?:[\s'’]\d{3})+)(?:([.,])(\d+))?$/u.exec(digits)
  if (grouped) return withMark((grouped[1] ?? '').replaceAll(/\D/g, ''), grouped[2], grouped[3])
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return { either: digits.includes(',') ? ',' : '.' }
  const single = /^(\d+)([.,])(\d+)$/.exec(digits)
  if (single) return withMark(single[1] ?? '', single[2], single[3])
  if (/^[1-9]\d{0,2}(?:,\d{3}){2,}$/.test(digits) || /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(digits))
    return { plain: digits.replaceAll(/\D/g, ''), mark: digits.includes(',') ? '.' : ',' }
  const both =
    /^([1-9]\d{0,2}(?:,\d{3})+)(\.)(\d+)$/.exec(digits) ??
    /^([1-9]\d{0,2}(?:\.\d{3})+)(,)(\d+)$/.exec(digits)
  return both ? withMark((both[1] ?? '').replaceAll(/\D/g, ''), both[2], both[3]) : undefined
}

const withMark = (whole: string, mark: string | undefined, part: string | undefined): Read =>
  mark === undefined
    ? { plain: whole }
    : { plain: `${whole}.${part ?? ''}`, mark: mark === ',' ? ',' : '.' }

/** The decimal mark that the texts of a column are written with; undefined where none of them shows it, or they differ. */
export function decimalMarkOf(texts: Iterable<string>): DecimalMark | undefined {
  const marks = new Set<DecimalMark>()
  for (const text of texts) {
    const found = digitsOf(text)
    const read = found && readDigits(found.digits)
    if (read && 'plain' in read && read.mark) marks.add(read.mark)
  }
  const [mark, other] = marks
  return other === undefined ? mark : undefined
}

/**
 * `1.234,50 kg` is 1234.5; undefined where no number can be made of it, or more than one: `1,234 kg` is 1234 or 1.234
 * as the column is written, and nothing where that is not known.
 */
export function numberMeant(text: string, mark?: DecimalMark): string | undefined {
  const found = digitsOf(text)
  const read = found && readDigits(found.digits)
  if (!found || !read) return undefined
  if ('either' in read && mark === undefined) return undefined
  const plain =
    'plain' in read
      ? read.plain
      : found.digits.replace(read.either, read.either === mark ? '.' : '')
  const value = Number(`${found.sign}${plain}`)
  return Number.isFinite(value) ? String(value) : undefined
}
