/** What sets off decimals where somebody comes from. */
export type DecimalMark = '.' | ','

/** The mark of a locale such as `de-DE`; a point where it is not known. */
export function decimalMarkOf(locale: string | undefined): DecimalMark {
  if (locale === undefined) return '.'
  try {
    const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
    return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.'
  } catch {
    // Not a locale: numbers are then read as the catalogues print them.
    return '.'
  }
}
