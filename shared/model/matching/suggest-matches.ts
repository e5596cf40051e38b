/** The few canonical records that a code most likely means. */
import { confusableCode } from './confusable-code'
import { normalisedCode, normalisedName } from './normalise-name'
import { bigramsOf, leastScore, type MatchScore, type Nameable, scoreMatch } from './score-match'

export interface Suggestion extends MatchScore {
  readonly code: string
}

/** Records looked at closely for one code. */
const mostCompared = 60

const textsOf = ({ code, names }: Nameable): string[] => [
  normalisedCode(code),
  confusableCode(code),
  ...[code, ...names].map(normalisedName),
]

/** Answers for one code at a time; made once for all canonical records, so that many codes are answered quickly. */
export function createSuggester(
  canonical: readonly Nameable[],
): (of: Nameable, most?: number) => Suggestion[] {
  const holders = new Map<string, number[]>()
  canonical.forEach((one, at) => {
    for (const pair of new Set(textsOf(one).flatMap(bigramsOf))) {
      const known = holders.get(pair)
      if (known) known.push(at)
      else holders.set(pair, [at])
    }
  })
  return (of, most = 3) => {
    const shared = new Map<number, number>()
    for (const pair of new Set(textsOf(of).flatMap(bigramsOf))) {
      const having = holders.get(pair) ?? []
      // A pair that most have says nothing, and costs the most.
      const weight = 1 / (1 + having.length)
      for (const at of having) shared.set(at, (shared.get(at) ?? 0) + weight)
    }
    return [...shared]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, mostCompared)
      .map(([at]) => ({ code: canonical[at]!.code, ...scoreMatch(of, canonical[at]!) }))
      .filter(({ score }) => score >= leastScore)
      .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
      .slice(0, most)
  }
}
