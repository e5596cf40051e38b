/** The few canonical records that a code most likely means. */
import { confusableCode } from './confusable-code'
import { normalisedCode, normalisedName } from './normalise-name'
import { bigramsOf, leastScore, type MatchScore, type Nameable, scoreMatch } from './score-match'

export interface Suggestion extends MatchScore {
  readonly code: string
}

/** Records looked at closely for one code. */
const mostCompared = 60
/** Records touched to find those, beyond the rarest pair of letters: what all have in common finds none of them. */
const mostTouched = 5000

const textsOf = ({ code, names }: Nameable): string[] => [
  ...new Set([normalisedCode(code), confusableCode(code), ...[code, ...names].map(normalisedName)]),
]

/** Places of the records by what `keysOf` gives of each. */
function placesBy(canonical: readonly Nameable[], keysOf: (one: Nameable) => Iterable<string>) {
  const places = new Map<string, number[]>()
  canonical.forEach((one, at) => {
    for (const key of new Set(keysOf(one))) {
      const known = places.get(key)
      if (known) known.push(at)
      else places.set(key, [at])
    }
  })
  return places
}

/** Answers for one code at a time; made once for all canonical records, so that many codes are answered quickly. */
export function createSuggester(
  canonical: readonly Nameable[],
): (of: Nameable, most?: number) => Suggestion[] {
  const equal = placesBy(canonical, textsOf)
  const holders = placesBy(canonical, (one) => textsOf(one).flatMap(bigramsOf))

  /** Places of the records that share most with it: those that are equal in some writing, then by pairs of letters, the rarest first. */
  function nearest(of: Nameable): number[] {
    const texts = textsOf(of)
    const shared = new Map<number, number>()
    for (const text of texts)
      if (text !== '')
        for (const at of (equal.get(text) ?? []).slice(0, mostCompared)) shared.set(at, 1e6)
    const pairs = [...new Set(texts.flatMap(bigramsOf))]
      .map((pair) => holders.get(pair) ?? [])
      .sort((a, b) => a.length - b.length)
    let touched = 0
    for (const having of pairs) {
      if (touched > 0 && touched + having.length > mostTouched) break
      touched += having.length
      const weight = 1 / (1 + having.length)
      for (const at of having) shared.set(at, (shared.get(at) ?? 0) + weight)
    }
    return [...shared]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, mostCompared)
      .map(([at]) => at)
  }

  return (of, most = 3) =>
    nearest(of)
      .map((at) => ({ code: canonical[at]!.code, ...scoreMatch(of, canonical[at]!) }))
      .filter(({ score }) => score >= leastScore)
      .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
      .slice(0, most)
}
