/** Polynomials of the backshift with few terms: 1 − Σ coefficient · B^lag. */

export interface SparsePolynomial {
  readonly lags: Int32Array
  readonly coefficients: Float64Array
}

/** Product of (1 − Σ aᵢBⁱ) polynomials, given each as pairs of lag and coefficient. */
export function multiplied(
  factors: readonly (readonly (readonly [number, number])[])[],
): SparsePolynomial {
  let whole = new Map<number, number>([[0, 1]])
  for (const factor of factors) {
    const next = new Map(whole)
    for (const [lag, coefficient] of factor)
      for (const [at, value] of whole)
        next.set(at + lag, (next.get(at + lag) ?? 0) - value * coefficient)
    whole = next
  }
  const terms = [...whole]
    .filter(([lag, value]) => lag > 0 && value !== 0)
    .sort((a, b) => a[0] - b[0])
  return {
    lags: Int32Array.from(terms, ([lag]) => lag),
    coefficients: Float64Array.from(terms, ([, value]) => -value),
  }
}
