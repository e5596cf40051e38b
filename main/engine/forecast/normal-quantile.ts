/** The standard normal distribution. */

/** Abramowitz and Stegun (1964), 26.2.23, improved by a step of Newton on 7.1.26; better than 1e-6 for 0.0005 to 0.9995. */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) return probability >= 1 ? 9 : -9
  if (probability < 0.5) return -normalQuantile(1 - probability)
  const t = Math.sqrt(-2 * Math.log(1 - probability))
  const start =
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  const density = Math.exp((-start * start) / 2) / Math.sqrt(2 * Math.PI)
  return start - (normalProbability(start) - probability) / density
}

/** Share of the distribution below `x`, by the error function of Abramowitz and Stegun (1964), 7.1.26. */
export function normalProbability(x: number): number {
  const z = Math.abs(x) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * z)
  const poly =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const upper = 0.5 * poly * Math.exp(-z * z)
  return x >= 0 ? 1 - upper : upper
}
