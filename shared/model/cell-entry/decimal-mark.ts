/** What sets off decimals where somebody comes from. */
export type DecimalMark = '.' | ','

/** Asking a format costs fifty times more than reading an entry, and a paste has thousands of them. */
const known = new Map<string, DecimalMark>()
/** More than there are people at a desk: locales come from outside. */
const mostKnown = 64

/** The mark of a locale such as `de-DE`; a point where it is not known. */
export function decimalMarkOf(locale: string | undefined): DecimalMark {
  if (locale === undefined) return '.'
  const before = known.get(locale)
  if (before) return before
  const mark = askedOf(locale)
  if (known.size >= mostKnown) known.clear()
  known.set(locale, mark)
  return mark
}

function askedOf(locale: string): DecimalMark {
  try {
    const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
    return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.'
  } catch {
    // Not a locale: numbers are then read as the catalogues print them.
    return '.'
  }
}
