/** How likely two records are the same, with the reasons; the same whichever of the two is asked about. */
import { confusableCode } from './confusable-code'
import { normalisedCode, normalisedName, wordsOfName } from './normalise-name'

export const matchReasons = [
  'same_code',
  'confusable_code',
  'same_name',
  'same_words',
  'one_in_the_other',
  'similar_name',
] as const
export type MatchReason = (typeof matchReasons)[number]

/** A record as systems know it: its code, and the names it goes by. */
export interface Nameable {
  readonly code: string
  readonly names: readonly string[]
}

export interface MatchScore {
  /** 0 to 1. */
  readonly score: number
  readonly reasons: readonly MatchReason[]
}

/** Below this a pair is not worth a look. */
export const leastScore = 0.5

/** Pairs of neighbouring letters; a name of one letter is that letter. */
export function bigramsOf(text: string): string[] {
  const letters = [...text]
  if (letters.length < 2) return letters
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
}

/** Dice's coefficient of the pairs of letters: twice what is shared, over all (Dice 1945). */
function alike(a: string, b: string): number {
  const [ofA, ofB] = [bigramsOf(a), bigramsOf(b)]
  if (ofA.length + ofB.length === 0) return 0
  const left = new Map<string, number>()
  for (const pair of ofA) left.set(pair, (left.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of ofB) {
    const count = left.get(pair) ?? 0
    if (count === 0) continue
    shared += 1
    left.set(pair, count - 1)
  }
  return (2 * shared) / (ofA.length + ofB.length)
}

function ofNames(a: string, b: string): MatchScore {
  const [one, other] = [normalisedName(a), normalisedName(b)]
  if (one === '' || other === '') return { score: 0, reasons: [] }
  if (one === other) return { score: 0.98, reasons: ['same_name'] }
  const sorted = (name: string): string => wordsOfName(name).sort().join(' ')
  if (sorted(a) === sorted(b)) return { score: 0.95, reasons: ['same_words'] }
  const near = alike(one, other)
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if ([...short].length >= 3 && long.includes(short))
    return {
      score: Math.max(near, 0.6 + 0.3 * (short.length / long.length)),
      reasons: ['one_in_the_other'],
    }
  return { score: near, reasons: near >= leastScore ? ['similar_name'] : [] }
}

/** A code may be written where a name is meant, so each text of one is compared with each of the other. */
export function scoreMatch(a: Nameable, b: Nameable): MatchScore {
  const sameCode =
    normalisedCode(a.code) !== '' && normalisedCode(a.code) === normalisedCode(b.code)
  let best: MatchScore = { score: 0, reasons: [] }
  for (const one of [a.code, ...a.names])
    for (const other of [b.code, ...b.names]) {
      if (one === a.code && other === b.code) continue
      const found = ofNames(one, other)
      if (found.score > best.score) best = found
    }
  if (
    !sameCode &&
    confusableCode(a.code) !== '' &&
    confusableCode(a.code) === confusableCode(b.code)
  )
    return {
      score: Math.max(0.8, best.score),
      reasons: ['confusable_code', ...best.reasons],
    }
  if (!sameCode) return best
  return {
    score: Math.max(0.9, best.score, best.score > 0.6 ? 0.99 : 0),
    reasons: ['same_code', ...best.reasons],
  }
}
