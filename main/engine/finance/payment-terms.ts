/** When money moves: credit terms in days as parts of an amount by months after it arose. */

/** Part of an amount by months after the month it arose in, 0 first; the parts add up to 1. */
export type PaymentTerms = readonly number[]

const daysOfMonth = 30

/**
 * Terms of so many days: a month is 30 days, and what lies between two months is split between them in proportion, so
 * that 45 days are half after one month and half after two. Negative days count as 0.
 */
export function termsOfDays(days: number): PaymentTerms {
  const months = Math.max(0, days) / daysOfMonth
  const whole = Math.floor(months)
  const later = months - whole
  const terms = Array<number>(whole).fill(0)
  terms.push(1 - later)
  if (later > 0) terms.push(later)
  return terms
}

/** Terms of several partners together, by their weights; all at once where nothing has weight. */
export function blendTerms(
  parts: readonly { readonly terms: PaymentTerms; readonly weight: number }[],
): PaymentTerms {
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0)
  if (!(whole > 0)) return [1]
  const length = Math.max(...parts.map(({ terms }) => terms.length))
  return Array.from({ length }, (_, k) =>
    parts.reduce((sum, { terms, weight }) => sum + ((terms[k] ?? 0) * weight) / whole, 0),
  )
}

/** Adds to `out`, from period `first` on, what of `amounts` is paid when; what falls due beyond the row is not in it. */
export function addPayments(
  amounts: ArrayLike<number>,
  terms: PaymentTerms,
  first: number,
  out: Float64Array,
): void {
  for (let t = first; t < out.length; t++) {
    const amount = amounts[t]!
    if (amount === 0) continue
    const last = Math.min(terms.length, out.length - t)
    for (let k = 0; k < last; k++) out[t + k]! += amount * terms[k]!
  }
}
